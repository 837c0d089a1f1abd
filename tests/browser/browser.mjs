// A Chromium that brings its own libraries, and a server on loopback for what it opens.

import packed from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const DIGESTS = process.env.BELGI_DIGESTS;
const KINDS = { '.html': 'text/html; charset=utf-8', '.json': 'application/json', '.xml': 'application/atom+xml' };

/** Starts the browser. Its own libraries go first, so that none has to be installed. */
export async function launch() {
  const executablePath = await packed.executablePath();
  const env = { ...process.env, LD_LIBRARY_PATH: path.join(tmpdir(), 'al2023', 'lib') };
  // Containers seldom allow the sandbox; nothing is opened here but our own pages.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'], headless: true, env });
}

/** Serves the digests' folder as a bucket would: the address, what was asked for, and a function that ends it. */
export async function serve() {
  const asked = [];
  const server = createServer(async (request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    asked.push(name);
    const file = path.join(DIGESTS, path.normalize(name));
    const found = await stat(file).then((stats) => stats.isFile(), () => false);
    response.writeHead(found ? 200 : 404, { 'content-type': KINDS[path.extname(file)] ?? 'application/octet-stream' });
    if (found) createReadStream(file).pipe(response);
    else response.end();
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const root = `http://127.0.0.1:${server.address().port}`;
  return { root, asked, stop: () => new Promise((done) => server.close(done).closeAllConnections()) };
}

/** The week's page in a language, as the shelf names it. */
export const week = (language) => `shymkent/latest/shymkent-weekly-latest-${language}.html`;

/** What axe finds serious or critical, said so that it can be mended. */
export async function serious(page, axe) {
  await page.evaluate(axe);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const violations = await page.evaluate(
    async (values) => (await globalThis.axe.run(document, { runOnly: { type: 'tag', values } })).violations, tags);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
