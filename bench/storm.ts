import { startBackground } from './background.ts';
import { connectAll, type LoadClient, makeClients, makeGroup, TEXT } from './load-client.ts';
import { pause } from './measure.ts';
import { BenchServer } from './server.ts';

const ROOMS = 10;
const MEMBERS = 500;
const MISSED = 100;

/** 5,000 clients in ten rooms, each missed 100 messages, all back at once. */
export async function storm(): Promise<Record<string, number>> {
  const server = new BenchServer();
  try {
    await server.start();
    const rooms: { clients: LoadClient[]; conversation: string }[] = [];
    for (let room = 0; room < ROOMS; room++) {
      const clients = makeClients(`s${room}-`, MEMBERS);
      await connectAll(clients, server.address);
      rooms.push({ clients, conversation: await makeGroup(clients, `storm${room}`) });
    }
    for (const { clients } of rooms) for (const client of clients) client.cut();
    await pause(2_000);
    for (const { clients, conversation } of rooms)
      await speakAlone(clients[0]!, server.address, conversation);
    await pause(3_000);

    const bystander = await startBackground('ping', server.address);
    await pause(1_000);
    const cpu = server.cpuMicros();
    const from = performance.now();
    const seconds: number[] = [];
    await Promise.all(
      rooms.flatMap(({ clients, conversation }) =>
        clients.map(async (client) => {
          await comeBack(client, server.address, conversation);
          seconds.push((performance.now() - from) / 1000);
        }),
      ),
    );
    const figures = {
      'seconds until all are whole': Math.max(...seconds),
      'seconds of server CPU': (server.cpuMicros() - cpu) / 1e6,
    };
    return { ...figures, ...(await bystander.end()) };
  } finally {
    await server.remove();
  }
}

async function speakAlone(speaker: LoadClient, address: string, conversation: string): Promise<void> {
  await speaker.connect(address);
  const accepted = Array.from(
    { length: MISSED },
    () => new Promise((resolve) => speaker.send(conversation, TEXT, resolve)),
  );
  await Promise.all(accepted);
  speaker.cut();
}

/** Resolves when all that was missed has been heard. */
function comeBack(client: LoadClient, address: string, conversation: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const missing = new Set(Array.from({ length: MISSED }, (_, i) => i + 2));
    client.onEvent = (event) => {
      missing.delete(event.event ?? 0);
      if (missing.size === 0) resolve();
    };
    client.connect(address, [{ conversation, event: 1 }]).catch(reject);
  });
}
