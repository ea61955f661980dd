import { expect, inject, it } from 'vitest';
import { type Clock, systemClock } from '../../ports/clock.ts';
import { mailboxConformance } from '../../ports/mailbox.conformance.ts';
import { CountingMetrics, Inbox, mailboxUnderTest, open, until } from './under-test.ts';

const { redis, redisCluster } = inject('servers');

mailboxConformance('redis', () => mailboxUnderTest([redis]));
mailboxConformance('redis cluster', () => mailboxUnderTest(redisCluster));

it('measures how long messages are under way, though none comes', async () => {
  const metrics = new CountingMetrics();
  const hurried: Clock = { ...systemClock, after: (ms, callback) => systemClock.after(ms / 100, callback) };
  const opened = await open(redisCluster, { metrics, clock: hurried });
  const inbox = new Inbox();
  await opened.mailbox.listen('gateway', inbox);
  const ages = metrics.observed('mailbox_age_seconds');
  await until(() => ages.length >= 3, 'ages are observed');
  for (const age of ages) expect(age > 0 && age < 5).toBe(true);
  expect(inbox.texts).toEqual([]);
  await opened.close();
});

it('refuses a second listener of a gateway until the first has closed', async () => {
  const opened = await open([redis]);
  const handle = await opened.mailbox.listen('gateway', new Inbox());
  await expect(opened.mailbox.listen('gateway', new Inbox())).rejects.toThrow('gateway');
  await handle.close();
  const again = await opened.mailbox.listen('gateway', new Inbox());
  // The closed handle must not end its successor.
  await handle.close();
  await expect(opened.mailbox.listen('gateway', new Inbox())).rejects.toThrow('gateway');
  await again.close();
  await opened.close();
});
