import { barePairs, bareRoom, kithPairs, kithRoom } from '../crowd.ts';
import type { Address, KithUnderBench, Workshop } from '../server-process.ts';
import { type Crowd, heldMeans, highestHeld, measureRate, type Stage } from '../window.ts';
import { type Bench, type Case, type Context, repeat } from './context.ts';

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
  if (asked.warm > 0) settings.warm_up_s = asked.warm;
  const trail: string[] = [];
  if (asked.search) Object.assign(settings, { held_means: heldMeans, search_trail: trail });
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
      const stage = await openStage(workshop, start, (server) => gather(server, size));
      for (const rate of rates) {
        tell(caseName(name, rate));
        const values = await measureRate(stage.server, stage.crowd, rate, seconds, asked.warm || undefined);
        cases.push({ name: caseName(name, rate), values });
      }
      if (asked.search) {
        const perSecond = Math.max(...rates);
        const known = cases.find((each) => each.name === caseName(name, perSecond))!.values;
        const values = await highestHeld(stage, { perSecond, values: known }, seconds, {
          tell: (what) => tell(`${name}, ${what}`),
          note: (line) => trail.push(`${name}, ${line}`),
        });
        cases.push({ name: `${name}, highest held`, values });
      }
      await stage.close();
    }
    return cases;
  });
}

const caseName = (subject: string, rate: number): string => `${subject}, ${rate}/s`;

async function openStage(
  workshop: Workshop,
  start: () => Promise<KithUnderBench>,
  gather: (server: Address) => Promise<Crowd>,
): Promise<Stage & { close(): Promise<void> }> {
  let server = await start();
  let crowd = await gather(server);
  const close = async (): Promise<void> => {
    crowd.cut();
    await workshop.end(server);
  };
  return {
    get server() {
      return server;
    },
    get crowd() {
      return crowd;
    },
    async renew() {
      await close();
      server = await start();
      crowd = await gather(server);
    },
    close,
  };
}
