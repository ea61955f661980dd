import { barePairs, bareRoom, kithPairs, kithRoom } from '../crowd.ts';
import type { Address, ServerProcess } from '../server-process.ts';
import { type Crowd, heldMeans, highestHeld, measureRate } from '../window.ts';
import { type Bench, type Case, type Context, repeat } from './context.ts';

/** Each step of the search for the highest rate is measured for at most so many seconds. */
const SEARCH_S = 5;

interface Plan {
  readonly size: number;
  readonly rates: readonly number[];
  readonly kith: (server: Address, size: number) => Promise<Crowd>;
  readonly bare: (server: Address, size: number) => Promise<Crowd>;
  readonly note: string;
}

/** One room whose members speak in turn. */
export const room: Bench = (context) =>
  measureRates(context, {
    size: 500,
    rates: [20, 100, 200],
    kith: kithRoom,
    bare: bareRoom,
    note: 'one room, members send in turn; a delivery is a copy to a member, the author’s included; latencies are those of the others',
  });

/** Pairs in 1:1 conversations: each message durable, numbered, stored, acknowledged and delivered. */
export const pairs: Bench = (context) =>
  measureRates(context, {
    size: 500,
    rates: [1_000, 5_000],
    kith: kithPairs,
    bare: barePairs,
    note: '1:1 pairs; each message goes to both, as event and outcome; latencies are those of the other',
  });

function measureRates(context: Context, plan: Plan): Promise<Case[][]> {
  const { asked, settings, workshop } = context;
  const size = asked.size || plan.size;
  const rates = asked.rates.length > 0 ? asked.rates : plan.rates;
  const seconds = asked.seconds || 10;
  Object.assign(settings, { load: plan.note, size, rates, window_s: seconds, server_options: {} });
  if (asked.search) settings.held_means = heldMeans;
  const subjects = [
    { name: 'kith', start: () => workshop.kith(), gather: plan.kith },
    ...(asked.compare
      ? [{ name: 'bare uWebSockets.js', start: () => workshop.bare(), gather: plan.bare }]
      : []),
  ];
  return repeat(context, async (tell) => {
    const cases: Case[] = [];
    for (const { name, start, gather } of subjects) {
      tell(`${name}, ${size} sign in`);
      const server = await start();
      const crowd = await gather(server, size);
      for (const rate of rates) {
        tell(`${name}, ${rate}/s`);
        cases.push({ name: `${name}, ${rate}/s`, values: await measureRate(server, crowd, rate, seconds) });
      }
      if (asked.search) cases.push(...(await search(server, crowd, name, rates, seconds, tell)));
      crowd.cut();
      await workshop.end(server);
    }
    return cases;
  });
}

async function search(
  server: ServerProcess,
  crowd: Crowd,
  name: string,
  rates: readonly number[],
  seconds: number,
  tell: (text: string) => void,
): Promise<Case[]> {
  const from = Math.max(...rates);
  const step = Math.min(SEARCH_S, seconds);
  const values = await highestHeld(server, crowd, from, step, (rate) => tell(`${name}, is ${rate}/s held?`));
  return [{ name: `${name}, highest held`, values: values ?? { messages_per_s: 0 } }];
}
