// Everybody can read and use the page: axe, narrow screens, the keyboard.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, serious, serve, week } from './browser.mjs';

const WIDTHS = [390, 820, 1280];
let browser, server, axe;

before(async () => {
  browser = await launch();
  server = await serve();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});

after(async () => {
  await browser.close();
  await server.stop();
});

for (const language of ['kk', 'ru']) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of WIDTHS) {
      test(`${language}, ${colorScheme}, ${width} px: axe finds nothing serious, nothing is cut off`, async () => {
        // The policy forbids foreign scripts, axe too; the policy has tests of its own.
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
        const page = await context.newPage();
        await page.goto(`${server.root}/${week(language)}`);
        await page.evaluate(() => document.querySelectorAll('details').forEach((node) => { node.open = true; }));
        assert.deepEqual(await serious(page, axe), []);
        const [wide, screen] = await page.evaluate(
          () => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        assert.ok(wide <= screen, `the page is ${wide} px wide on ${screen}`);
        await context.close();
      });
    }
  }
}

test('Tab goes through the controls in their order, and shows where it is', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.root}/${week('kk')}`);
  const order = [];
  for (let step = 0; step < 150 && !order.includes('f-department'); step += 1) {
    await page.keyboard.press('Tab');
    const [name, outline] = await page.evaluate(() => {
      const node = document.activeElement;
      const style = getComputedStyle(node);
      return [node.id || node.className || node.tagName, style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0];
    });
    assert.ok(outline, `no outline at ${name}`);
    order.push(name);
  }
  const controls = ['skip', 'palette', 'print', 'f-words', 'f-topic', 'f-district', 'f-language', 'f-department'];
  assert.deepEqual(order.filter((name) => controls.includes(name)), controls);
  await page.close();
});

test('the skip link leads past the head, and Enter opens a list', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.root}/${week('ru')}`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  const closed = page.locator('details:not([open]) > summary').first();
  const list = await closed.evaluateHandle((summary) => summary.parentElement);
  await closed.focus();
  await page.keyboard.press('Enter');
  assert.equal(await list.evaluate((node) => node.open), true);
  await page.close();
});
