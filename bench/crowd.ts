import type { kith } from '../protocol/generated/kith.js';
import { Dialer, type RawSocket } from './dialer.ts';
import { Ledger, pause } from './ledger.ts';
import { numberedText, numberOf } from './packet.ts';
import { RawClient } from './raw-client.ts';
import type { Address } from './server-process.ts';
import type { Crowd } from './window.ts';

/** Connections that are opened at the same time: below the kernel's queue of a listener. */
const OPENING = 256;
/** Clients beat this often. */
const BEAT_MS = 30_000;

/** Runs `work` for 0 to `count` − 1, some at a time. */
export async function inParallel<T>(
  count: number,
  work: (index: number) => Promise<T>,
  width = OPENING,
): Promise<T[]> {
  const results = new Array<T>(count);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      results[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, worker));
  return results;
}

/** Beats for all of them, evenly over the time, until the returned function is called. */
export function keepAlive(clients: () => readonly RawClient[]): () => void {
  let next = 0;
  const timer = setInterval(() => {
    const all = clients();
    for (let left = Math.ceil(all.length / (BEAT_MS / 1000)); left > 0; left--) {
      all[next++ % all.length]?.ping().catch(() => undefined);
    }
  }, 1000);
  return () => clearInterval(timer);
}

/** Makes a group of the creator and these users; resolves when it stands. */
export async function makeGroup(
  creator: RawClient,
  members: readonly string[],
  key: string,
): Promise<string> {
  const { opened } = await creator.ask({ createGroup: { key, title: key, members: [...members] } });
  const conversation = opened!.conversation ?? '';
  await present(creator, conversation);
  return conversation;
}

/** As makeGroup, of people who are all here; they speak in it from now on. */
export async function gatherGroup(clients: readonly RawClient[], key: string): Promise<string> {
  const [creator, ...others] = clients;
  const conversation = await makeGroup(
    creator!,
    others.map(({ user }) => user),
    key,
  );
  for (const each of clients) each.conversation = conversation;
  while (clients.some(({ event }) => event === 0)) await pause(2);
  return conversation;
}

/** Reads until the conversation is there: Opened says that it is durable, its first event follows. */
async function present(client: RawClient, conversation: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await client.ask({ members: { conversation, after: '', limit: 1 } } as kith.v1.ClientFrame.$Properties);
      return;
    } catch (error) {
      if (tries > 200) throw error;
      await pause(5);
    }
  }
}

/** A client whose deliveries go to the books; `mine` tells whether a text was its own. */
function openMember(
  dialer: Dialer,
  server: Address,
  user: string,
  ledger: Ledger,
  mine: (sequence: number) => boolean,
): Promise<RawClient> {
  return RawClient.open(
    dialer,
    { user, secret: server.secret },
    {
      event: (_, sequence, at) => ledger.delivered(sequence, mine(sequence), at),
      accepted: (sequence, at) => ledger.accept(sequence, at),
      refused: (_, { code, message }) => ledger.refuse(`${code} ${message}`),
      lagged: () => ledger.lagged++,
      reading: () => ledger.rangeReads++,
      closed: () => ledger.closed++,
    },
  );
}

function crowdOf(ledger: Ledger, clients: readonly RawClient[], sender: (sequence: number) => number): Crowd {
  const stop = keepAlive(() => clients);
  return {
    ledger,
    post: (sequence) => clients[sender(sequence)]!.post(sequence),
    cut() {
      stop();
      for (const each of clients) each.cut();
    },
  };
}

/** One room; its members speak in turn. */
export async function kithRoom(server: Address, size: number): Promise<Crowd> {
  const dialer = new Dialer(server.port);
  const ledger = new Ledger(size);
  const sender = (sequence: number): number => sequence % size;
  const clients = await inParallel(size, (index) =>
    openMember(dialer, server, `room-${index}`, ledger, (sequence) => sender(sequence) === index),
  );
  await gatherGroup(clients, 'room');
  return crowdOf(ledger, clients, sender);
}

/** In which client's turn a text of `pairs` pairs is: all pairs in turn, then all again from the other side. */
function pairSender(pairs: number, sequence: number): number {
  const pair = sequence % pairs;
  return 2 * pair + (Math.floor(sequence / pairs) % 2);
}

/** Pairs in 1:1 conversations: client 2i talks with 2i + 1. Both get the message, its author as the outcome. */
export async function kithPairs(server: Address, pairs: number, prefix = 'pair'): Promise<Crowd> {
  const dialer = new Dialer(server.port);
  const ledger = new Ledger(2);
  const sender = (sequence: number): number => pairSender(pairs, sequence);
  const clients = await inParallel(2 * pairs, (index) =>
    openMember(dialer, server, `${prefix}-${index}`, ledger, (sequence) => sender(sequence) === index),
  );
  await inParallel(pairs, async (pair) => {
    const [one, other] = [clients[2 * pair]!, clients[2 * pair + 1]!];
    const { opened } = await one.ask({ openDirect: { user: other.user } });
    one.conversation = other.conversation = opened!.conversation ?? '';
    await present(one, one.conversation);
  });
  return crowdOf(ledger, clients, sender);
}

/** The same talk through a bare server, where `topic` joins those who hear each other; the own copy acknowledges. */
async function bareCrowd(
  server: Address,
  copies: number,
  count: number,
  topic: (index: number) => string,
  sender: (sequence: number) => number,
): Promise<Crowd> {
  const dialer = new Dialer(server.port);
  const ledger = new Ledger(copies);
  let cutting = false;
  const sockets: RawSocket[] = await inParallel(count, (index) =>
    dialer.open(`/${topic(index)}`, '', {
      message(bytes, start, end) {
        const at = performance.now();
        const sequence = numberOf(bytes, start, end);
        const own = sender(sequence) === index;
        ledger.delivered(sequence, own, at);
        if (own) ledger.accept(sequence, at);
      },
      closed: () => {
        if (!cutting) ledger.closed++;
      },
    }),
  );
  return {
    ledger,
    post: (sequence) => sockets[sender(sequence)]!.send(Buffer.from(numberedText(sequence))),
    cut() {
      cutting = true;
      for (const each of sockets) each.cut();
    },
  };
}

export function bareRoom(server: Address, size: number): Promise<Crowd> {
  const sender = (sequence: number): number => sequence % size;
  return bareCrowd(server, size, size, () => 'room', sender);
}

export function barePairs(server: Address, pairs: number): Promise<Crowd> {
  const sender = (sequence: number): number => pairSender(pairs, sequence);
  return bareCrowd(server, 2, 2 * pairs, (index) => `pair-${index >> 1}`, sender);
}
