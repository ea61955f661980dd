import { expect, inject, it } from 'vitest';
import { unique } from '../../ports/conformance.ts';
import { type LiveVisitsUnderTest, liveVisitsConformance } from '../../ports/live-visits.conformance.ts';
import { open, operator, until } from './under-test.ts';

const { redis, redisCluster } = inject('servers');

async function underTest(addresses: readonly string[]): Promise<LiveVisitsUnderTest> {
  const prefix = `${unique('live')}:`;
  const [here, there] = [await open(addresses, { prefix }), await open(addresses, { prefix })];
  return {
    here: here.liveVisits,
    there: there.liveVisits,
    async close() {
      await here.close();
      await there.close();
    },
  };
}

liveVisitsConformance('redis', () => underTest([redis]));
liveVisitsConformance('redis cluster', () => underTest(redisCluster));

it('forgets who watches when Redis does, and is told again', async () => {
  const prefix = `${unique('live')}:`;
  const [here, there] = [await open([redis], { prefix }), await open([redis], { prefix })];
  const [link, next] = [unique('link'), unique('link')];
  await there.liveVisits.watch(link, () => undefined);
  await until(() => here.liveVisits.isWatched(link), 'the watch is noticed');
  const desk = await operator(redis);
  await desk.flushall();
  desk.disconnect();
  await until(() => !here.liveVisits.isWatched(link), 'the flush is noticed');
  await there.liveVisits.watch(next, () => undefined);
  await until(() => here.liveVisits.isWatched(link), 'the watch is told again');
  expect(here.liveVisits.isWatched(next)).toBe(true);
  await here.close();
  await there.close();
});
