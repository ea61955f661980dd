import { inParallel } from '../crowd.ts';
import { Dialer } from '../dialer.ts';
import { pause } from '../ledger.ts';
import { RawClient } from '../raw-client.ts';
import type { KithUnderBench } from '../server-process.ts';
import { type Bench, type Case, repeat } from './context.ts';

const PEOPLE = 200;
/** Commands in one WebSocket message; the next goes when all of it is acknowledged. */
const BATCH = 128;
/** Said before every kill but the first, so that there is again something that the stores do not have yet. */
const BETWEEN = 50_000;
const OPTIONS = { KITH_COMMAND_RATE: '1000000' };

/** How long a killed server with a million stored messages takes to be ready. */
export const restart: Bench = async (context) => {
  const { asked, settings, workshop } = context;
  const count = asked.size || 1_000_000;
  const between = Math.min(BETWEEN, count);
  Object.assign(settings, {
    load: `${count} messages in ${PEOPLE} 1:1 conversations, SIGKILL at the last acknowledgement, start on the same data; each further run says ${between} more, then the same`,
    ready: 'from the start of the process to the first Welcome',
    server_options: OPTIONS,
  });
  const data = workshop.folder();
  let server = await workshop.kith(OPTIONS, data);
  const counts = new Array<number>(PEOPLE).fill(0);
  const runs = await repeat(context, async (tell) => {
    const wanted = counts.every((each) => each === 0) ? count : between;
    const start = performance.now();
    await pour(server, counts, wanted, (done) => tell(`${done} of ${wanted} messages`));
    const loading = (performance.now() - start) / 1000;
    await server.kill();
    tell('killed; it starts again');
    const from = performance.now();
    const next = await workshop.kith({ ...OPTIONS, KITH_JWT_SECRET: server.secret }, data);
    server = next;
    const listening = performance.now() - from;
    const first = await RawClient.open(new Dialer(next.port), { user: userOf(0), secret: next.secret });
    const ready = performance.now() - from;
    first.cut();
    const values = {
      ready_ms: ready,
      listening_ms: listening,
      stored: counts.reduce((sum, each) => sum + each, 0),
      ...(await compare(next, counts)),
      loaded_per_s: wanted / loading,
    };
    const cases: Case[] = [{ name: 'killed', values }];
    return cases;
  });
  await workshop.end(server);
  return runs;
};

const userOf = (index: number): string => `restart-${index}`;

/** Everybody says their share, in batches; `counts` tells how much each has said and is raised. */
async function pour(
  server: KithUnderBench,
  counts: number[],
  wanted: number,
  tell: (done: number) => void,
): Promise<void> {
  const dialer = new Dialer(server.port);
  let done = 0;
  await inParallel(PEOPLE, async (index) => {
    const share = Math.floor(wanted / PEOPLE) + (index < wanted % PEOPLE ? 1 : 0);
    const person = await Pourer.open(dialer, server.secret, index);
    for (let left = share; left > 0; ) {
      const size = Math.min(BATCH, left);
      await person.batch(counts[index]! + 1, size);
      counts[index]! += size;
      left -= size;
      done += size;
      tell(done);
    }
    person.client.cut();
  });
}

/** Sends batches to somebody who is not there. */
class Pourer {
  readonly client: RawClient;
  readonly #answers: { accepted: number; refused: number[]; retryMs: number; failure: string };

  private constructor(client: RawClient, answers: Pourer['answers']) {
    this.client = client;
    this.#answers = answers;
  }

  get answers() {
    return this.#answers;
  }

  static async open(dialer: Dialer, secret: string, index: number): Promise<Pourer> {
    const answers = { accepted: 0, refused: [] as number[], retryMs: 0, failure: '' };
    const client = await RawClient.open(
      dialer,
      { user: userOf(index), secret },
      {
        accepted: () => answers.accepted++,
        refused: (sequence, { code, message, retryMs }) => {
          answers.refused.push(sequence);
          answers.retryMs = Math.max(answers.retryMs, retryMs ?? 0);
          if (!retryMs) answers.failure = `${code} ${message}`;
        },
        closed: (code, reason) => {
          answers.failure = `closed: ${code} ${reason}`;
        },
      },
    );
    const { opened } = await client.ask({ openDirect: { user: `absent-${index}` } });
    client.conversation = opened!.conversation ?? '';
    return new Pourer(client, answers);
  }

  /** Resolves when all of it is acknowledged. Here a text's number is its counter. */
  async batch(first: number, size: number): Promise<void> {
    const { answers } = this;
    let counters = Array.from({ length: size }, (_, i) => first + i);
    while (counters.length > 0) {
      Object.assign(answers, { accepted: 0, refused: [], retryMs: 0 });
      this.client.postAll(counters.map((counter) => ({ sequence: counter, counter })));
      while (answers.accepted + answers.refused.length < counters.length && answers.failure === '')
        await pause(1);
      if (answers.failure !== '') throw new Error(answers.failure);
      counters = [...answers.refused].sort((a, b) => a - b);
      if (counters.length > 0) await pause(answers.retryMs);
    }
  }
}

/** What each person's list of conversations says, against what was acknowledged. */
async function compare(
  server: KithUnderBench,
  counts: readonly number[],
): Promise<{ lost: number; doubled: number }> {
  const dialer = new Dialer(server.port);
  const totals = { lost: 0, doubled: 0 };
  await inParallel(PEOPLE, async (index) => {
    const client = await RawClient.open(dialer, { user: userOf(index), secret: server.secret });
    const { conversations } = await client.ask({ list: { cursor: '', limit: 1 } });
    const stored = conversations?.conversations?.[0]?.message ?? 0;
    if (stored < counts[index]!) totals.lost += counts[index]! - stored;
    else totals.doubled += stored - counts[index]!;
    client.cut();
  });
  return totals;
}
