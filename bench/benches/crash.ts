import { inParallel, makeGroup } from '../crowd.ts';
import { Dialer } from '../dialer.ts';
import { pause } from '../ledger.ts';
import { pace } from '../pacer.ts';
import { RawClient } from '../raw-client.ts';
import type { KithUnderBench } from '../server-process.ts';
import type { Values } from '../window.ts';
import { type Bench, repeat } from './context.ts';
import { CrashBooks, Person } from './crash-books.ts';

const ROOMS = 20;
const ROOM = 5;
const RATE = 500;
/** How long everybody may take to have everything. */
const PATIENCE_MS = 20_000;

/**
 * SIGKILL in the middle of talk, and a start on the same data. What had been acknowledged is not sent again, so nothing
 * but the server can bring it back; what had not is sent again under its counter, as a client must.
 */
export const crash: Bench = (context) => {
  const { asked, settings, workshop } = context;
  const seconds = asked.seconds || 5;
  const rate = asked.rates[0] ?? RATE;
  Object.assign(settings, {
    load: `${ROOMS} rooms of ${ROOM} at ${rate}/s for ${seconds} s, SIGKILL while sending, start on the same data, everybody resumes and talks on for ${seconds} s`,
    ready: 'from the start of the process to the first Welcome',
    server_options: {},
  });
  return repeat(context, async (tell) => {
    tell('rooms are made');
    const first = await workshop.kith();
    const books = new CrashBooks();
    const people = await signUp(first, books);
    tell(`${rate}/s`);
    let killed: Promise<void> | undefined;
    const killAt = rate * seconds;
    await pace(rate, seconds + 1, () => {
      if (!killed) books.say(people);
      if (books.said === killAt) killed ??= first.kill();
    });
    await killed;
    while (people.some((person) => person.connected)) await pause(5);
    const open = people.reduce((sum, { open }) => sum + open.size, 0);
    const acknowledged = books.accepted;
    tell('killed; it starts again');
    const start = performance.now();
    const second = await workshop.kith({ KITH_JWT_SECRET: first.secret }, first.data);
    const listening = performance.now() - start;
    const ready = await comeBack(second, people, start);
    tell('they talk on');
    await pace(rate, seconds, () => books.say(people));
    const values = await check(second, people, books);
    for (const person of people) person.client?.cut();
    // Both stand on one folder.
    await second.kill();
    await workshop.end(first);
    await workshop.end(second);
    const about = { ready_ms: ready, listening_ms: listening, acknowledged_before_kill: acknowledged };
    return [{ name: 'killed', values: { ...about, open_at_kill: open, ...values } }];
  });
};

async function signUp(server: KithUnderBench, books: CrashBooks): Promise<Person[]> {
  const dialer = new Dialer(server.port);
  const people = Array.from({ length: ROOMS * ROOM }, (_, index) => new Person(`crash-${index}`, books));
  await inParallel(ROOMS, async (room) => {
    const members = people.slice(room * ROOM, (room + 1) * ROOM);
    for (const person of members) await person.connect(dialer, server.secret);
    const [creator, ...others] = members;
    const users = others.map(({ user }) => user);
    const conversation = await makeGroup(creator!.client!, users, `crash-${room}`);
    for (const person of members) person.enter(conversation);
  });
  return people;
}

/** Everybody resumes and says again what is open; tells the milliseconds until the first was signed in. */
async function comeBack(server: KithUnderBench, people: readonly Person[], start: number): Promise<number> {
  const dialer = new Dialer(server.port);
  let ready = Number.POSITIVE_INFINITY;
  await Promise.all(
    people.map(async (person) => {
      await person.connect(dialer, server.secret);
      ready = Math.min(ready, performance.now() - start);
      person.sayAgain();
    }),
  );
  return ready;
}

/** Waits until nothing is open and everybody has the whole of their room, then compares with the stored history. */
async function check(server: KithUnderBench, people: readonly Person[], books: CrashBooks): Promise<Values> {
  const end = performance.now() + PATIENCE_MS;
  const waiting = (): boolean => performance.now() < end;
  while (people.some(({ open }) => open.size > 0) && waiting()) await pause(10);
  const reader = new Dialer(server.port);
  const totals = { lost: 0, doubled: 0, disordered: 0, conflicting: 0, gaps: 0 };
  let stored = 0;
  for (let room = 0; room < ROOMS; room++) {
    const members = people.slice(room * ROOM, (room + 1) * ROOM);
    const { user, conversation } = members[0]!;
    const history = await readHistory(reader, server.secret, user, conversation);
    const head = history.at(-1)?.event ?? 0;
    while (members.some((person) => person.event < head) && waiting()) await pause(10);
    stored += history.length;
    books.compare(history, members, totals);
  }
  totals.lost = books.lost();
  return { stored, ...totals, refused: books.refused, never_accepted: books.said - books.accepted };
}

/** Every stored message of a room, by a client of its own that knows nothing. */
async function readHistory(
  dialer: Dialer,
  secret: string,
  user: string,
  conversation: string,
): Promise<{ event: number; sequence: number }[]> {
  const client = await RawClient.open(dialer, { user, secret });
  const messages: { event: number; sequence: number }[] = [];
  for (let after = 0, more = true; more; ) {
    const query = { conversation, before: 0, after, around: 0, limit: 200 };
    // An `after` of 0 would mean the newest page.
    const { history } = await client.ask({ history: after === 0 ? { ...query, around: 1 } : query });
    const page = history?.messages ?? [];
    for (const { event, message, posted } of page) {
      if ((message ?? 0) <= after) continue;
      messages.push({ event: event ?? 0, sequence: Number(posted?.text?.slice(0, 10)) });
      after = message ?? 0;
    }
    more = (history?.hasNewer ?? false) && page.length > 0;
  }
  client.cut();
  return messages;
}
