import { gatherGroup, inParallel, keepAlive } from '../crowd.ts';
import { Dialer } from '../dialer.ts';
import { pause } from '../ledger.ts';
import { Probe } from '../probe.ts';
import { RawClient } from '../raw-client.ts';
import type { KithUnderBench } from '../server-process.ts';
import { Histogram } from '../statistics.ts';
import type { Values } from '../window.ts';
import { type Bench, repeat } from './context.ts';

const ROOM = 500;
const MISSED = 100;
const PINGS_PER_S = 100;
/** Who is not whole after this is counted as missing. */
const PATIENCE_MS = 60_000;

/** A room's people and how far they had heard when they were cut. */
interface Absent {
  readonly users: readonly string[];
  readonly tokens: readonly string[];
  readonly conversation: string;
  readonly store: string;
  readonly event: number;
}

/** All clients come back at once, and each has missed a hundred messages. */
export const storm: Bench = (context) => {
  const { asked, settings, workshop } = context;
  const count = asked.size || 5_000;
  const size = Math.min(ROOM, count);
  const rooms = Math.floor(count / size);
  Object.assign(settings, {
    load: `${rooms} rooms of ${size}; each client missed ${MISSED} messages and comes back with the token it has; all connect at once; a bystander in a process of its own pings ${PINGS_PER_S} times a second`,
    server_options: {},
  });
  return repeat(context, async (tell) => {
    const server = await workshop.kith();
    tell(`${rooms * size} sign in and are cut`);
    const absent: Absent[] = [];
    for (let room = 0; room < rooms; room++) absent.push(await leaveRoom(server, room, size));
    tell(`${MISSED} messages go to each room`);
    await Promise.all(absent.map((room) => talk(server, room)));
    const probe = await Probe.start({ kind: 'ping', ...at(server), perSecond: PINGS_PER_S, pairs: 0 });
    probe.begin();
    await pause(1000);
    const quiet = await probe.end();
    tell('all come back');
    probe.begin();
    const values = await comeBack(server, absent);
    const ping = await probe.end();
    probe.stop();
    await workshop.end(server);
    const pings = {
      ping_p50_ms: ping.p50,
      ping_p99_ms: ping.p99,
      ping_max_ms: ping.max,
      pings: ping.count,
      pings_missing: ping.missing,
      quiet_ping_p99_ms: quiet.p99,
    };
    return [{ name: `${rooms * size} come back`, values: { ...values, ...pings } }];
  });
};

function at({ port, secret }: KithUnderBench): { port: number; secret: string } {
  return { port, secret };
}

async function leaveRoom(server: KithUnderBench, room: number, size: number): Promise<Absent> {
  const dialer = new Dialer(server.port);
  const users = Array.from({ length: size }, (_, index) => `storm-${room}-${index}`);
  const clients = await inParallel(size, (index) =>
    RawClient.open(dialer, { user: users[index]!, secret: server.secret }),
  );
  const conversation = await gatherGroup(clients, `storm-${room}`);
  const { event, store } = clients[0]!;
  for (const each of clients) each.cut();
  return { users, tokens: clients.map(({ token }) => token), conversation, store, event };
}

/** One of them says it all and leaves again, as if it had never been there. */
async function talk(server: KithUnderBench, { users, conversation, event }: Absent): Promise<void> {
  let accepted = 0;
  const author = await RawClient.open(
    new Dialer(server.port),
    { user: users[0]!, secret: server.secret },
    { accepted: () => accepted++ },
  );
  author.conversation = conversation;
  author.event = event;
  for (let sequence = 0; sequence < MISSED; sequence++) author.post(sequence);
  while (accepted < MISSED || author.event < event + MISSED) await pause(5);
  author.cut();
}

async function comeBack(server: KithUnderBench, rooms: readonly Absent[]): Promise<Values> {
  const dialer = new Dialer(server.port);
  const people = rooms.flatMap((room) =>
    room.users.map((user, index) => ({ user, token: room.tokens[index]!, room })),
  );
  const clients: RawClient[] = [];
  const times = new Histogram();
  let closed = 0;
  const cpu = server.cpuSeconds();
  const own = process.cpuUsage();
  const start = performance.now();
  const opening = inParallel(
    people.length,
    async (index) => {
      const { user, token, room } = people[index]!;
      const { conversation, event, store } = room;
      const hello = { user, token, secret: server.secret, store, known: { conversation, event } };
      const head = event + MISSED;
      const whole = (number: number, at: number): void => {
        if (number === head) times.record(at - start);
      };
      const client = await RawClient.open(dialer, hello, {
        event: (number, _, when) => whole(number, when),
        closed: () => closed++,
      });
      clients.push(client);
    },
    people.length,
  ).catch((error: unknown) => process.stderr.write(`${error}\n`));
  while (times.count < people.length && performance.now() - start < PATIENCE_MS) await pause(2);
  const used = server.cpuSeconds() - cpu;
  const { user, system } = process.cpuUsage(own);
  await opening;
  const stop = keepAlive(() => clients);
  const missing = people.length - times.count;
  const values = {
    all_whole_s: missing > 0 ? PATIENCE_MS / 1000 : times.percentiles().max / 1000,
    server_cpu_s: used,
    whole_p50_s: times.quantile(0.5) / 1000,
    whole_p99_s: times.quantile(0.99) / 1000,
    missing,
    closed,
    load_cpu_s: (user + system) / 1e6,
  };
  stop();
  for (const each of clients) each.cut();
  return values;
}
