// What the page's script adds: filters, search, links to stories, the palette; and that the page is whole without it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, serve, week } from './browser.mjs';

let browser, server;
const LANGUAGES = ['kk', 'ru'];

before(async () => {
  browser = await launch();
  server = await serve();
});

after(async () => {
  await browser.close();
  await server.stop();
});

async function opened(language, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(`${server.root}/${week(language)}`);
  return { page, close: () => context.close() };
}

/** The marks of every entry that is shown. */
const shown = (page, mark) =>
  page.evaluate((name) => [...document.querySelectorAll('[data-f]')]
    .filter((node) => !node.hidden).map((node) => node.dataset[name] ?? ''), mark);

for (const language of LANGUAGES) {
  for (const mark of ['topic', 'district', 'language', 'department']) {
    test(`${language}: the filter by ${mark} leaves exactly what bears it, and its reset brings back all`, async () => {
      const { page, close } = await opened(language);
      const all = await shown(page, mark);
      const code = await page.locator(`#f-${mark} option`).nth(1).getAttribute('value');
      await page.selectOption(`#f-${mark}`, code);
      const left = await shown(page, mark);
      const expected = all.filter((codes) => codes.split(' ').includes(code));
      assert.ok(expected.length > 0 && expected.length < all.length, `${code}: ${expected.length} of ${all.length}`);
      assert.deepEqual(left, expected);
      assert.match(await page.textContent('#found'), new RegExp(`${left.length}.*${all.length}`));
      assert.equal(await page.locator('main > section:visible:has([data-f])').count() > 0, true);
      await page.click('#reset');
      assert.deepEqual(await shown(page, mark), all);
      assert.equal(await page.textContent('#found'), '');
      await close();
    });
  }

  test(`${language}: search finds words without Kazakh letters, and says when nothing fits`, async () => {
    const { page, close } = await opened(language);
    const all = (await shown(page, 'topic')).length;
    // A word of the page that has Kazakh letters, and how it is typed on a Russian keyboard.
    const plain = { ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и' };
    const word = await page.evaluate(() => [...document.querySelectorAll('[data-f]')]
      .flatMap((node) => node.textContent.toLowerCase().match(/[\p{L}]{6,}/gu) ?? [])
      .find((found) => /[қғүұөңіәһ]/.test(found) && !found.includes('ё')));
    const typed = [...word].map((letter) => plain[letter] ?? letter).join('');
    await page.fill('#f-words', typed);
    await page.waitForFunction(() => document.getElementById('found').textContent !== '');
    const texts = await page.evaluate(() => [...document.querySelectorAll('[data-f]')]
      .filter((node) => !node.hidden).map((node) => node.textContent.toLowerCase()));
    assert.ok(texts.length > 0 && texts.length < all, `${texts.length} of ${all}`);
    const folded = (text) => [...text].map((letter) => plain[letter] ?? letter).join('').replaceAll('ё', 'е');
    assert.ok(texts.some((text) => text.includes(word)) && texts.every((text) => folded(text).includes(typed)), typed);
    await page.fill('#f-words', 'zzzz');
    await page.waitForFunction(() => !document.querySelector('[data-f]:not([hidden])'));
    assert.equal(await page.textContent('#found'), await page.getAttribute('#found', 'data-none'));
    await close();
  });

  test(`${language}: a copied link opens the story it was copied from`, async () => {
    const { page, close } = await opened(language, { permissions: ['clipboard-read', 'clipboard-write'] });
    const button = page.locator('button.copy').first();
    const heading = await button.evaluate((node) => node.closest('.card').querySelector('h3').textContent);
    await button.click();
    await page.waitForFunction(() => document.getElementById('found').textContent === document.getElementById('found').dataset.copied);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto('about:blank');
    await page.goto(link);
    const target = await page.evaluate(() => document.querySelector(location.hash).textContent);
    assert.ok(link.includes('#') && target.includes(heading), `${link}: ${heading}`);
    await close();
  });

  test(`${language}: without its script the page shows every story and no control that does nothing`, async () => {
    const whole = await opened(language);
    const all = (await shown(whole.page, 'topic')).length;
    await whole.close();
    const { page, close } = await opened(language, { javaScriptEnabled: false });
    assert.equal(await page.locator('[data-f]:not([hidden])').count(), all);
    for (const control of ['#filter', '#view', 'button.copy']) {
      assert.equal(await page.locator(`${control}:visible`).count(), 0, control);
    }
    await close();
  });
}

test('the palette is chosen, kept over a visit, and follows the system otherwise', async () => {
  const { page, close } = await opened('kk', { colorScheme: 'light' });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.selectOption('#palette', 'dark');
  const dark = await ground();
  assert.notEqual(dark, light);
  await page.reload();
  assert.equal(await ground(), dark);
  await page.selectOption('#palette', 'auto');
  assert.equal(await ground(), light);
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await ground(), dark);
  await close();
});
