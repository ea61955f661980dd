import { connectAll, type LoadClient, makeClients, makeGroup, TEXT } from './load-client.ts';
import { pause } from './measure.ts';
import { BenchServer } from './server.ts';

const ROOMS = 20;
const MEMBERS = 5;
const RATE = 500;

interface Room {
  readonly clients: LoadClient[];
  readonly conversation: string;
  /** What each member heard, by event number: author and counter. */
  readonly heard: Map<number, string>[];
  /** Counters that were acknowledged, and those open, by author. */
  readonly accepted: Set<string>;
  readonly open: Map<string, { client: LoadClient; counter: number }>;
}

/** 20 rooms of 5 at 500/s, SIGKILL in the middle, restart; then everything acknowledged is looked for. */
export async function crash(): Promise<Record<string, number>> {
  const server = new BenchServer();
  try {
    await server.start();
    const rooms: Room[] = [];
    for (let i = 0; i < ROOMS; i++) rooms.push(await makeRoom(server.address, i));
    await say(rooms, 3, () => true);
    const killed = pause(1_500).then(() => server.kill());
    await say(rooms, 3, (open) => open);
    await killed;
    for (const { clients } of rooms) for (const client of clients) client.cut();
    const readyMs = await server.start();
    await Promise.all(rooms.map((room) => comeBack(room, server.address)));
    await pause(2_000);
    return { 'ready after ms': readyMs, ...judge(rooms) };
  } finally {
    await server.remove();
  }
}

async function makeRoom(address: string, index: number): Promise<Room> {
  const clients = makeClients(`c${index}-`, MEMBERS);
  await connectAll(clients, address);
  const conversation = await makeGroup(clients, `crash${index}`);
  const heard = clients.map(() => new Map<number, string>());
  const room = { clients, conversation, heard, accepted: new Set<string>(), open: new Map() };
  listen(room);
  return room;
}

function listen({ clients, heard }: Room): void {
  clients.forEach((client, i) => {
    client.onEvent = (event) => heard[i]!.set(event.event ?? 0, `${event.user}:${event.counter}`);
  });
}

async function say(
  rooms: readonly Room[],
  seconds: number,
  wanted: (open: boolean) => boolean,
): Promise<void> {
  const from = performance.now();
  for (let count = 0; count < RATE * seconds; ) {
    const due = ((performance.now() - from) / 1000) * RATE;
    for (; count < due; count++) {
      const room = rooms[count % ROOMS]!;
      const client = room.clients[Math.floor(count / ROOMS) % MEMBERS]!;
      if (wanted(true)) sayOne(room, client);
    }
    await pause(2);
  }
}

function sayOne(room: Room, client: LoadClient): void {
  const counter = client.send(room.conversation, TEXT, (taken) => taken && accept(room, client, counter));
  room.open.set(`${client.user}:${counter}`, { client, counter });
}

function accept(room: Room, client: LoadClient, counter: number): void {
  room.accepted.add(`${client.user}:${counter}`);
  room.open.delete(`${client.user}:${counter}`);
}

/** Resumes by what it heard without a gap, and says again what was not acknowledged. */
async function comeBack(room: Room, address: string): Promise<void> {
  const { clients, conversation, heard, open } = room;
  await Promise.all(
    clients.map((client, i) => {
      let event = 0;
      while (heard[i]!.has(event + 1) || event === 0) event++;
      return client.connect(address, [{ conversation, event }]);
    }),
  );
  await Promise.all(
    [...open.values()].map(
      ({ client, counter }) =>
        new Promise<void>((resolve) => {
          client.repeat(conversation, counter, TEXT, (taken) => {
            if (taken) accept(room, client, counter);
            resolve();
          });
        }),
    ),
  );
}

function judge(rooms: readonly Room[]): Record<string, number> {
  const found = { acknowledged: 0, lost: 0, doubled: 0, disordered: 0, gaps: 0 };
  for (const { heard, accepted } of rooms) {
    found.acknowledged += accepted.size;
    const longest = heard.reduce((a, b) => (b.size > a.size ? b : a));
    const names = [...longest.values()].filter((name) => !name.endsWith(':0'));
    const once = new Set(names);
    found.doubled += names.length - once.size;
    for (const name of accepted) if (!once.has(name)) found.lost++;
    for (const each of heard) {
      for (let number = 2; number <= longest.size; number++) {
        if (!each.has(number)) found.gaps++;
        else if (each.get(number) !== longest.get(number)) found.disordered++;
      }
    }
  }
  return found;
}
