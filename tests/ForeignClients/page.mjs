// The page of the local org in a headless Chromium: what a person sees and clicks. Usage: node page.mjs URL TOKEN
import assert from 'node:assert/strict';
import chromium from '@sparticuz/chromium';
import puppeteer from 'puppeteer-core';

const [url, token] = process.argv.slice(2);

let browser;
try {
  // A browser of this machine comes first; the one from npm runs where its libraries do.
  const path = process.env.CHROMIUM || (await chromium.executablePath());
  browser = await puppeteer.launch({ executablePath: path, args: [...chromium.args, '--no-sandbox'], headless: process.env.CHROMIUM ? true : 'shell' });
} catch (e) {
  console.log(`skipped: no browser runs here (${e.message.split('\n')[0]})`);
  process.exit(0);
}

async function check(name, body) {
  try {
    await body();
    console.log(`ok   page: ${name}`);
  } catch (e) {
    console.log(`FAIL page: ${name}: ${e.message}`);
    process.exitCode = 1;
  }
}

const call = (method, path, body) => fetch(`${url}/services/data/v67.0/${path}`, { method, body: body && JSON.stringify(body), headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' } });
const attack = '<img src=x onerror="document.title=\'broken\'">';
await call('POST', 'sobjects/Account', { Name: attack, AnnualRevenue: 1234567.5 });

const page = await browser.newPage();
const troubles = [];
page.on('pageerror', (e) => troubles.push(e.message));
page.on('request', (r) => { if (!r.url().startsWith(url) && !r.url().startsWith('data:')) troubles.push('asked ' + r.url()); });
const text = (selector) => page.$eval(selector, (e) => e.textContent);
const until = (selector, wanted) => page.waitForFunction((s, w) => document.querySelector(s)?.textContent.includes(w), { timeout: 5000 }, selector, wanted);

await check('asks for the token and reports a wrong one', async () => {
  await page.goto(url);
  await page.waitForSelector('#ask[open]');
  await page.type('#token', 'wrong');
  await page.click('#ask .go');
  await until('#wrong', 'not the token');
});
await check('opens with the token behind the #, and takes it out of the address', async () => {
  await page.evaluate(() => sessionStorage.clear());
  await page.goto('about:blank');
  await page.goto(`${url}/#${encodeURIComponent(token)}`);
  await until('#who', 'admin@local.example');
  assert.equal(await page.evaluate(() => location.hash), '');
  assert.ok(!(await page.$('#ask[open]')));
});
await check('lists the objects and finds one', async () => {
  await page.type('#filter', 'accou');
  assert.deepEqual(await page.$$eval('#objects button span:first-child', (all) => all.map((e) => e.textContent)), ['Account']);
});
await check('shows rows as text, whatever they hold', async () => {
  await page.click('#objects button');
  await until('#rows tbody', attack);
  assert.notEqual(await page.title(), 'broken');
});
await check('shows a whole record', async () => {
  await page.click('#rows tbody tr');
  await until('#record', 'LastModifiedDate');
  await page.click('#close');
});
await check('runs SOQL', async () => {
  await page.click('#tab-soql');
  await page.$eval('#statement', (e) => { e.value = 'SELECT Name, Owner.Name FROM Account LIMIT 1'; });
  await page.click('#run');
  await until('#result tbody', 'Local Admin');
  assert.match(await text('#took'), /^1 rows, \d+ ms$/);
});
await check('shows what is wrong with SOQL', async () => {
  await page.$eval('#statement', (e) => { e.value = 'SELECT Eggs FROM Account'; });
  await page.click('#run');
  await until('#result .error', "INVALID_FIELD");
});
await check('lists the recent calls, without its own', async () => {
  await call('GET', 'sobjects/Nothing');
  await page.click('#tab-calls');
  await until('#calls tbody', '/sobjects/Nothing');
  assert.equal(await text('#calls tbody tr:first-child td:nth-child(2)'), '404');
  assert.ok(!(await text('#calls tbody')).includes('Eggs'));
});
await check('works at a phone\'s width', async () => {
  await page.setViewport({ width: 400, height: 700 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
});
await check('asked nobody else, and threw nothing', async () => assert.deepEqual(troubles, []));
if (process.env.SCREENSHOTS) {
  await page.setViewport({ width: 1200, height: 800 });
  for (const name of ['calls', 'soql', 'rows']) {
    await page.click('#tab-' + name);
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png` });
  }
}
await browser.close();
