import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ServerProcess } from './support/server-process.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

let data: string;
let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'kith-web-'));
  server = await ServerProcess.start({ KITH_DATA: data });
  browser = await chromium.launch({ executablePath: CHROMIUM, args: flags.split(' ') });
});

afterAll(async () => {
  await browser?.close();
  await server?.end('SIGKILL');
  await rm(data, { recursive: true, force: true });
});

async function person(name: string, problems: string[]): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`));
  await page.goto(server.address);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByText('live', { exact: true }).waitFor();
  return page;
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByPlaceholder('Message').fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

const texts = (page: Page) =>
  page
    .locator('#messages li[data-message]')
    .evaluateAll((items) => items.map((item) => item.lastChild?.textContent ?? ''));

test('two people sign up and talk, and the server is killed in the middle', async () => {
  const problems: string[] = [];
  const [alice, bob] = [await person('alice', problems), await person('bob', problems)];

  await alice.getByLabel('Talk to').fill('bob');
  await alice.getByRole('button', { name: 'Open' }).click();
  await alice.getByRole('heading', { name: 'bob' }).waitFor();
  await say(alice, 'Hello, Bob');
  await bob.locator('#conversations button', { hasText: 'alice' }).click();
  await bob.getByText('Hello, Bob').waitFor();
  await say(bob, 'Hello, Alice');
  await alice.getByText('Hello, Alice').waitFor();

  const { port } = server;
  await server.end('SIGKILL');
  await say(alice, 'Said while nobody listens');
  await alice.locator('li.pending').waitFor();
  server = await ServerProcess.start({ KITH_DATA: data, KITH_PORT: port });
  await bob.getByText('Said while nobody listens').waitFor();
  await say(bob, 'And it came');
  await alice.getByText('And it came').waitFor();
  await alice.locator('li.pending').waitFor({ state: 'detached' });

  const talk = ['Hello, Bob', 'Hello, Alice', 'Said while nobody listens', 'And it came'];
  expect(await texts(alice)).toEqual(talk);
  expect(await texts(bob)).toEqual(talk);

  await bob.reload();
  await bob.locator('#conversations button', { hasText: 'alice' }).click();
  await bob.getByText('And it came').waitFor();
  expect(await texts(bob)).toEqual(talk);
  if (process.env.PAGE_SCREENSHOT) await alice.screenshot({ path: process.env.PAGE_SCREENSHOT });
  expect(problems).toEqual([]);
});

test('a group is made and people are added', async () => {
  const problems: string[] = [];
  const [carol, dave] = [await person('carol', problems), await person('dave', problems)];
  await carol.getByLabel('New group').fill('The trip');
  await carol.getByRole('button', { name: 'Create' }).click();
  await carol.getByRole('heading', { name: 'The trip' }).waitFor();
  await carol.locator('#add input').fill('dave');
  await carol.locator('#add button').click();
  await dave.locator('#conversations button', { hasText: 'The trip' }).click();
  await say(dave, 'Where to?');
  await carol.getByText('Where to?').waitFor();
  await carol.getByText('dave joined').waitFor();
  expect(problems).toEqual([]);
});
