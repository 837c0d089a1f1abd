// How long a filter takes over 5,000 stories: the week's page with its lines repeated. Prints milliseconds, from the choice
// until the page is laid out again, the median and the worst of twenty.

import { launch, serve, week } from './browser.mjs';

const STORIES = 5000;
const [browser, server] = [await launch(), await serve()];
const page = await browser.newPage();
await page.goto(`${server.root}/${week('kk')}`);
const times = await page.evaluate(async (stories) => {
  const lines = [...document.querySelectorAll('[data-f]')];
  const list = lines.at(-1).parentElement;
  for (let at = lines.length; at < stories; at += 1) {
    const line = lines[at % lines.length].cloneNode(true);
    line.removeAttribute('id');
    list.append(line);
  }
  const topic = document.getElementById('f-topic');
  const codes = [...topic.options].map((option) => option.value);
  const took = [];
  for (let round = 0; round < 20; round += 1) {
    await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
    const begun = performance.now();
    topic.value = codes[round % codes.length];
    topic.dispatchEvent(new Event('change'));
    document.body.getBoundingClientRect();
    took.push(performance.now() - begun);
  }
  return took.sort((a, b) => a - b);
}, STORIES);
console.log(`filter over ${STORIES} stories: median ${times[10].toFixed(1)} ms, worst ${times.at(-1).toFixed(1)} ms`);
await browser.close();
await server.stop();
