// The shelf: every digest can be found and opened.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, serious, serve } from './browser.mjs';

let browser, server;

before(async () => {
  browser = await launch();
  server = await serve();
});

after(async () => {
  await browser.close();
  await server.stop();
});

for (const shelf of ['index.html', 'shymkent/index.html']) {
  test(`${shelf}: every link leads to a file, and axe finds nothing serious`, async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 }, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${server.root}/${shelf}`);
    const links = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((link) => link.href)
      .filter((href) => href.startsWith(location.origin)));
    assert.ok(links.length > 1);
    for (const link of new Set(links)) {
      assert.equal((await page.request.get(link.split('#')[0])).status(), 200, link);
    }
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    assert.deepEqual(await serious(page, axe), []);
    const [wide, screen] = await page.evaluate(
      () => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(wide <= screen, `the page is ${wide} px wide on ${screen}`);
    await context.close();
  });
}

test('search leaves the rows that hold every word', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.root}/shymkent/index.html`);
  const rows = page.locator('[data-row]');
  const all = await rows.count();
  await page.fill('#search', 'xlsx');
  const left = await page.evaluate(() => [...document.querySelectorAll('[data-row]')]
    .filter((row) => !row.hidden).map((row) => row.textContent.toLowerCase()));
  assert.ok(left.length > 0 && left.length <= all && left.every((text) => text.includes('xlsx')), left.join('\n'));
  await page.fill('#search', 'zzzz');
  assert.equal(await page.locator('[data-row]:visible').count(), 0);
  await page.close();
});
