import { afterEach, expect, it } from 'vitest';
import { LinkFixture } from './fixture.ts';

let links: LinkFixture;
afterEach(() => links.close());

it('goes from a target to a code, a redirect, a click and a count', async () => {
  links = await LinkFixture.open();
  const name = await links.link('https://example.org/a?b=c#d');
  expect(name).toMatch(/^[0-9A-Za-z]{7}$/);
  for (let i = 0; i < 3; i++) {
    const answer = await links.visit(`/${name}`, {
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0',
    });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('https://example.org/a?b=c#d');
  }
  await links.settle();
  expect(await links.statistics(name)).toMatchObject({ clicks: 3, bots: 0, visitors: 1 });
});
