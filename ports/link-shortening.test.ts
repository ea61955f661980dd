import { expect, it } from 'vitest';
import { FakeClock } from './fake-clock.ts';
import { type LinkShortening, shortenText } from './link-shortening.ts';

const LONG = 'https://example.org/a/rather/long/path?with=query';
const asked: string[][] = [];
const numbered: LinkShortening = {
  async shorten(_, __, targets) {
    asked.push([...targets]);
    return targets.map((target, i) => (target.includes('refused') ? '' : `https://k.ex/${i}`));
  },
};
const shorten = async (text: string): Promise<string> =>
  (await shortenText(numbered, 'alice', 'key', text, new FakeClock())).text;

it.each([
  [`See ${LONG}.`, 'See https://k.ex/0.'],
  [`(${LONG})`, '(https://k.ex/0)'],
  [`${LONG}/Kith_(chat)`, 'https://k.ex/0'],
  [`[here](${LONG}) and ${LONG}!`, '[here](https://k.ex/0) and https://k.ex/0!'],
  [`<${LONG}>, "${LONG}x"`, '<https://k.ex/0>, "https://k.ex/1"'],
  [`${LONG}/refused ${LONG}`, `${LONG}/refused https://k.ex/1`],
  ['http://a.b is short', 'http://a.b is short'],
  [
    'nothing here, not even ftp://x.org/abc or https://',
    'nothing here, not even ftp://x.org/abc or https://',
  ],
])('%s', async (text, expected) => {
  expect(await shorten(text)).toBe(expected);
});

it('asks for so many and leaves the rest', async () => {
  const links = Array.from({ length: 30 }, (_, i) => `${LONG}&i=${i}`);
  const text = await shorten(links.join(' '));
  expect(text.split(' ').filter((each) => each.startsWith('https://k.ex/'))).toHaveLength(20);
  expect(text.endsWith(links[29]!)).toBe(true);
  expect(asked.at(-1)).toHaveLength(20);
});

it('leaves the text alone when the shortener fails or does not answer', async () => {
  const failing: LinkShortening = { shorten: () => Promise.reject(new Error('away')) };
  const text = `See ${LONG}`;
  expect(await shortenText(failing, 'alice', 'key', text, new FakeClock())).toEqual({ text, failed: true });
  const silent: LinkShortening = { shorten: () => new Promise(() => undefined) };
  const clock = new FakeClock();
  const waiting = shortenText(silent, 'alice', 'key', text, clock);
  clock.advance(2_000);
  expect(await waiting).toEqual({ text, failed: true });
});
