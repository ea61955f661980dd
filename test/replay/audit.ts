import type { Crowd } from './crowd.ts';
import { Wire, WireCounts } from './fault-socket.ts';
import { RawMemory } from './raw-memory.ts';
import { RawPerson } from './raw-person.ts';
import { digestOf } from './room-check.ts';
import type { SeenEvent } from './seen-event.ts';
import type { Talk } from './talk.ts';
import type { Tally } from './tally.ts';
import type { Marks } from './watermarks.ts';

/** What is kept of a room that is over. */
export interface RoomMemory {
  readonly room: string;
  readonly conversation: string;
  readonly creator: string;
  readonly digest: string;
}

const PAGE = 200;
const MEMBERS = 1000;

/** Reads what the server stores, over the protocol and without the SDK, as the creator of a room on a further device. */
export class Auditor {
  readonly #crowd: Crowd;
  readonly #tally: Tally;
  readonly #live = new Set<RawPerson>();

  constructor(crowd: Crowd, tally: Tally) {
    this.#crowd = crowd;
    this.#tally = tally;
  }

  /** The server is there again. */
  wake(): void {
    for (const person of this.#live) person.wake();
  }

  /** Holds the stored room against what everyone saw. */
  async check({ check, conversation, creator, room }: Talk): Promise<RoomMemory> {
    return this.#as(creator, async (person) => {
      check.storedEvents(await readEvents(person, conversation));
      check.storedMessages(await readMessages(person, conversation));
      check.watermarks.stored(await readMembers(person, conversation), check.message);
      check.finish();
      return { room: room.name, conversation, creator, digest: check.digest() };
    });
  }

  /** Is the room, long over, still what it was? */
  async recheck({ room, conversation, creator, digest }: RoomMemory): Promise<void> {
    await this.#as(creator, async (person) => {
      if (digestOf(await readEvents(person, conversation)) === digest) return;
      this.#tally.violations.add('lost', `${room}, read again in the end, is not what it was.`);
    });
  }

  async #as<T>(user: string, work: (person: RawPerson) => Promise<T>): Promise<T> {
    const { urls, host, device, random, plan } = this.#crowd.parts;
    const person = new RawPerson(
      {
        ...{ urls, user, random, kind: 'raw-proto', device: `${device}-audit`, memory: new RawMemory() },
        token: () => host.token(user),
        wire: new Wire({ ...plan, repeatShare: 0 }, new WireCounts()),
      },
      { event: () => undefined, receipts: () => undefined, failed: (error) => this.#tally.failed(error) },
    );
    this.#live.add(person);
    try {
      await person.connect();
      return await work(person);
    } finally {
      this.#live.delete(person);
      await person.close();
    }
  }
}

async function readEvents(person: RawPerson, conversation: string): Promise<SeenEvent[]> {
  const found: SeenEvent[] = [];
  for (;;) {
    const from = (found.at(-1)?.event ?? 0) + 1;
    const { events } = await person.call({ range: { conversation, from, to: 0 } });
    found.push(...events!.events);
    if (!events!.more || events!.events.length === 0) return found;
  }
}

/** From the newest page back to the first. */
async function readMessages(person: RawPerson, conversation: string): Promise<SeenEvent[]> {
  const pages: (readonly SeenEvent[])[] = [];
  let before = 0;
  for (;;) {
    const { history } = await person.call({ history: { conversation, before, limit: PAGE } });
    pages.push(history!.messages);
    before = history!.messages[0]?.message ?? 0;
    if (!history!.hasOlder || before === 0) return pages.reverse().flat();
  }
}

async function readMembers(person: RawPerson, conversation: string): Promise<Marks[]> {
  const found: Marks[] = [];
  for (;;) {
    const after = found.at(-1)?.user ?? '';
    const { members } = await person.call({ members: { conversation, after, limit: MEMBERS } });
    found.push(...members!.members);
    if (!members!.more || members!.members.length === 0) return found;
  }
}
