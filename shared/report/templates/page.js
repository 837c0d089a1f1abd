(() => {
'use strict';
// Everything here adds to a page that is whole without it: filtering, copying links, the choice of a palette.
const byId = (id) => document.getElementById(id);
const filter = byId('filter');
const found = byId('found');
const reset = byId('reset');
const fields = ['topic', 'district', 'language', 'department'];
const lists = fields.map((name) => byId('f-' + name));
const words = byId('f-words');

// Letters that a Russian keyboard lacks are found by those that people type instead.
const plain = {'ә': 'а', 'ғ': 'г', 'қ': 'к', 'ң': 'н', 'ө': 'о', 'ұ': 'у', 'ү': 'у', 'һ': 'х', 'і': 'и', 'ё': 'е'};
const folded = (text) => text.toLowerCase().replace(/[әғқңөұүһіё]/g, (letter) => plain[letter]);

let entries;
let filtered = false;
const folds = [...document.querySelectorAll('details.more')].map((node) => ({node, open: node.open}));
const sections = [...document.querySelectorAll('main > section')].filter((section) => section.querySelector('[data-f]'));
const read = () => [...document.querySelectorAll('[data-f]')].map((node) => ({
  node, hidden: false, marks: fields.map((name) => ' ' + (node.dataset[name] || '') + ' '), text: folded(node.textContent.replace(found.dataset.copy, '')),
}));
(window.requestIdleCallback || setTimeout)(() => { entries = entries || read(); });

const apply = () => {
  entries = entries || read();
  const codes = lists.map((list) => list.value && ' ' + list.value + ' ');
  const terms = folded(words.value).split(/\s+/).filter(Boolean);
  const active = terms.length > 0 || codes.some(Boolean);
  let shown = 0;
  for (const entry of entries) {
    const fits = codes.every((code, i) => !code || entry.marks[i].includes(code)) && terms.every((term) => entry.text.includes(term));
    shown += fits;
    if (entry.hidden === fits) { entry.hidden = !fits; entry.node.hidden = !fits; }
  }
  for (const list of folds) {
    const fits = list.node.querySelector('[data-f]:not([hidden])');
    if (!filtered) { list.open = list.node.open; }
    list.node.open = active ? Boolean(fits) : list.open;
    list.node.hidden = active && !fits;
  }
  filtered = active;
  for (const section of sections) {
    section.hidden = active && !section.querySelector('[data-f]:not([hidden])');
  }
  reset.hidden = !active;
  const text = shown ? found.dataset.found : found.dataset.none;
  found.textContent = active ? text.replace('@shown', shown).replace('@all', entries.length) : '';
};

let waiting;
words.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(apply, 80); });
lists.forEach((list) => list.addEventListener('change', apply));
reset.addEventListener('click', () => {
  words.value = '';
  lists.forEach((list) => { list.value = ''; });
  apply();
  words.focus();
});
filter.hidden = false;

// A link to a story opens the list it lies in.
const open = () => {
  const target = location.hash.length > 1 && byId(location.hash.slice(1));
  const list = target && target.closest('details');
  if (list && !list.open) { list.open = true; target.scrollIntoView(); }
};
addEventListener('hashchange', open);
open();

// Links to stories are copied with a button beside each.
const copy = async (text) => {
  try { await navigator.clipboard.writeText(text); } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
};
for (const heading of document.querySelectorAll('.card h3')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = found.dataset.copy;
  button.setAttribute('aria-label', found.dataset.copy + ': ' + heading.textContent);
  button.addEventListener('click', async () => {
    await copy(heading.querySelector('a').href);
    button.textContent = found.textContent = found.dataset.copied;
    setTimeout(() => { button.textContent = found.dataset.copy; apply(); }, 2500);
  });
  heading.closest('.card').querySelector('.marks').append(button);
}

// The dark palette stands once in the style sheet, behind a media query that is moved.
const dark = [...document.styleSheets[0].cssRules].find((rule) => rule.media && rule.media.mediaText.includes('prefers-color-scheme'));
const queries = {auto: 'screen and (prefers-color-scheme: dark)', light: 'not all', dark: 'screen'};
const palette = byId('palette');
const paint = (name) => { if (dark && queries[name]) { dark.media.mediaText = queries[name]; palette.value = name; } };
palette.addEventListener('change', () => {
  paint(palette.value);
  try { localStorage.setItem('belgi-palette', palette.value); } catch { /* a mail attachment has no storage */ }
});
try { paint(localStorage.getItem('belgi-palette') || 'auto'); } catch { /* as above */ }
byId('print').addEventListener('click', () => print());
byId('view').hidden = false;
})();
