// What comes from outside stays text, nothing is asked of anybody, and paper shows everything.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DIGESTS, launch, serve, week } from './browser.mjs';

let browser, server;

before(async () => {
  browser = await launch();
  server = await serve();
});

after(async () => {
  await browser.close();
  await server.stop();
});

for (const language of ['kk', 'ru']) {
  test(`${language}: the page breaks no rule of its own policy, and asks for nothing but itself`, async () => {
    const page = await browser.newPage();
    const [asked, said] = [[], []];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    const address = `${server.root}/${week(language)}`;
    await page.goto(address, { waitUntil: 'networkidle' });
    assert.deepEqual(asked.filter((url) => !url.endsWith('/favicon.ico')), [address]);
    assert.deepEqual(said.filter((text) => !text.includes('favicon')), []);
    await page.close();
  });
}

test('a script, a handler and a picture that somebody smuggled in do nothing', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.root}/${week('kk')}`);
  const broken = await page.evaluate(async () => {
    const rules = [];
    document.addEventListener('securitypolicyviolation', (event) => rules.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.ran = "script"';
    const box = document.createElement('div');
    box.innerHTML = '<b onclick="window.ran = \'handler\'">x</b><img src="/pixel.png"><iframe src="/frame.html"></iframe>';
    document.body.append(script, box);
    box.querySelector('b').click();
    await new Promise((done) => { setTimeout(done, 300); });
    return { ran: window.ran ?? null, rules: [...new Set(rules)].sort() };
  });
  assert.equal(broken.ran, null);
  for (const rule of ['script-src-elem', 'script-src-attr', 'img-src']) {
    assert.ok(broken.rules.includes(rule), `${rule} is not among ${broken.rules}`);
  }
  assert.ok(!server.asked.some((name) => /pixel|frame/.test(name)), server.asked.join());
  await page.close();
});

test('it opens from a disk, as a mail attachment does', async () => {
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(pathToFileURL(path.join(DIGESTS, week('kk'))).href);
  assert.equal(await page.locator('#filter:visible').count(), 1);
  assert.deepEqual(errors, []);
  await page.close();
});

test('paper shows what a screen folds away, and no controls', async () => {
  const page = await browser.newPage({ colorScheme: 'dark' });
  await page.goto(`${server.root}/${week('ru')}`);
  await page.emulateMedia({ media: 'print' });
  for (const control of ['#filter', '#view', 'button.copy']) {
    assert.equal(await page.locator(`${control}:visible`).count(), 0, control);
  }
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.match(ground, /rgba\(0, 0, 0, 0\)|rgb\(255, 255, 255\)/, 'paper is white');
  const hidden = await page.evaluate(() => [...document.querySelectorAll('[data-f]')]
    .filter((node) => !node.checkVisibility({ contentVisibilityAuto: true })).length);
  assert.equal(hidden, 0, 'stories that are not printed');
  await page.close();
});
