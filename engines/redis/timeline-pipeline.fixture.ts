import { once } from 'node:events';
import { connect } from 'node:net';
import type { Redis } from 'ioredis';
import { WINDOW_ENTRIES } from '../../ports/timelines.ts';
import { createKeyspace, type Shard } from './keyspace.ts';
import { hostAndPort, RUN_LENGTH } from './link.ts';
import { halves } from './timeline-layout.ts';
import { ADD } from './timeline-scripts.ts';
import { operator } from './under-test.ts';

/** As timeline-store.ts has them: timelines in a command, and under way at a node. */
const BATCH = 128;
const UNDER_WAY = 256;
const LINE_END = 10;
/** Entries that a timeline has at most: a sixteenth more than a trim leaves. */
export const MOST_ENTRIES = WINDOW_ENTRIES + WINDOW_ENTRIES / 16;

interface Node {
  readonly address: string;
  readonly run: string;
  readonly slots: readonly (readonly [number, number])[];
}

interface Command {
  readonly bytes: Buffer;
  readonly timelines: number;
}

/** Additions to timelines with nothing around them, to measure against: the commands of `add`, encoded before they are sent. */
export class TimelinePipeline {
  readonly #prefix: string;
  readonly #cluster: boolean;
  readonly #nodes: readonly Node[];

  private constructor(prefix: string, cluster: boolean, nodes: readonly Node[]) {
    this.#prefix = prefix;
    this.#cluster = cluster;
    this.#nodes = nodes;
  }

  static async open(addresses: readonly string[], prefix: string): Promise<TimelinePipeline> {
    const cluster = addresses.length > 1;
    const nodes = await Promise.all(addresses.map((address) => nodeAt(address, cluster)));
    // The servers know the script only once somebody has used it.
    for (const { address } of nodes) {
      const desk = await operator(address);
      await desk.script('LOAD', ADD.text);
      desk.disconnect();
    }
    return new TimelinePipeline(prefix, cluster, nodes);
  }

  /** `ids` to all readers, `step` readers handed over at once; what is answered sends them and waits for all answers. */
  prepare(ids: readonly string[], readers: readonly string[], step: number): () => Promise<void> {
    const all = this.#nodes.map((node) => this.#commands(node, ids, readers, step));
    return async () => {
      await Promise.all(this.#nodes.map(({ address }, i) => send(address, all[i]!)));
    };
  }

  #commands(
    { run, slots }: Node,
    ids: readonly string[],
    readers: readonly string[],
    step: number,
  ): Command[] {
    const keyspace = createKeyspace(this.#prefix, this.#cluster);
    const commands: Command[] = [];
    for (const id of ids) {
      const { high, low } = halves(id);
      const args = [run, high, low, 1, WINDOW_ENTRIES, MOST_ENTRIES];
      for (let from = 0; from < readers.length; from += step) {
        const byShard = new Map<Shard, string[]>();
        for (const name of readers.slice(from, from + step)) {
          const shard = keyspace.shardOf(name);
          if (!slots.some(([first, last]) => first <= shard.slot && shard.slot <= last)) continue;
          const keys = byShard.get(shard) ?? [];
          byShard.set(shard, keys);
          keys.push(shard.timeline(name));
        }
        for (const keys of byShard.values()) {
          for (let i = 0; i < keys.length; i += BATCH) {
            const some = keys.slice(i, i + BATCH);
            const bytes = Buffer.from(encoded(['EVALSHA', ADD.sha, some.length, ...some, ...args]));
            commands.push({ bytes, timelines: some.length });
          }
        }
      }
    }
    return commands;
  }
}

async function nodeAt(address: string, cluster: boolean): Promise<Node> {
  const desk = await operator(address);
  const run = /run_id:(\w+)/.exec(await desk.info('server'))![1]!.slice(0, RUN_LENGTH);
  const slots = cluster ? await slotsOf(desk, address) : ([[0, 16_383]] as const);
  desk.disconnect();
  return { address, run, slots };
}

async function slotsOf(desk: Redis, address: string): Promise<[number, number][]> {
  const ranges = (await desk.call('CLUSTER', 'SLOTS')) as [number, number, [string, number]][];
  const { port } = hostAndPort(address);
  return ranges.filter(([, , [, each]]) => each === port).map(([first, last]) => [first, last]);
}

function encoded(args: readonly (string | number)[]): string {
  return `*${args.length}\r\n${args.map((arg) => `$${String(arg).length}\r\n${arg}\r\n`).join('')}`;
}

/** Over a bare socket, with as many timelines under way as `add` allows. Each answer is a number, so a line. */
async function send(address: string, commands: readonly Command[]): Promise<void> {
  const socket = connect({ ...hostAndPort(address), noDelay: true });
  await once(socket, 'connect');
  let [sent, done, underWay] = [0, 0, 0];
  await new Promise<void>((resolve, reject) => {
    const fill = (): void => {
      const bytes: Buffer[] = [];
      for (; sent < commands.length && underWay < UNDER_WAY; sent++) {
        bytes.push(commands[sent]!.bytes);
        underWay += commands[sent]!.timelines;
      }
      if (bytes.length > 0) socket.write(Buffer.concat(bytes));
      if (done === commands.length) resolve();
    };
    socket.on('error', reject);
    socket.on('data', (bytes) => {
      if (bytes.includes('-')) reject(new Error(bytes.toString()));
      for (const byte of bytes) if (byte === LINE_END) underWay -= commands[done++]!.timelines;
      fill();
    });
    fill();
  });
  socket.destroy();
}
