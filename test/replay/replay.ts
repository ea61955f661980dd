import type { Arguments } from './arguments.ts';
import { Attendant } from './attendant.ts';
import { Auditor, type RoomMemory } from './audit.ts';
import type { CorpusRoom } from './corpus.ts';
import { Crowd } from './crowd.ts';
import { WireCounts } from './fault-socket.ts';
import { Faults } from './faults.ts';
import { HostApplication } from './people.ts';
import { seeded } from './random.ts';
import { Strikes } from './strikes.ts';
import { Talk } from './talk.ts';
import type { Tally } from './tally.ts';
import type { Target } from './target.ts';

/** Nothing moves for this long: the run is stuck. Longer than any back-off of a client, in milliseconds. */
const STUCK_MS = 90_000;
/** Of the WebSocket messages, with `dup`: said twice at once, and as many remembered for later. */
const REPEAT_SHARE = 0.03;
/** Clients are told within this that the server is back, in milliseconds. */
const WAKE_MS = 300;
/** Lines that a room has yet to hear, for a reader that stops to miss something. */
const BUSY = 200;
/** Nobody waits out a long back-off: so often, and so many of those with open sends, look whether they are connected. */
const ROUSE_MS = 500;
const ROUSE_SHARE = 0.3;
/** Rooms read again at once in the end. */
const RECHECKS = 8;

export interface ReplayParts {
  readonly rooms: readonly CorpusRoom[];
  readonly args: Arguments;
  readonly tally: Tally;
  /** Gateways of the installation. */
  readonly urls: readonly string[];
  readonly secret: string;
  /** undefined: not ours to kill. */
  readonly target: Target | undefined;
  readonly strikes: number;
  /** Names this run's device and groups. */
  readonly run: string;
}

/** What was done besides talking, for the report. */
export interface Doings {
  readonly crowd: Crowd;
  readonly counts: WireCounts;
  readonly faults: Faults;
}

/** The whole run: the rooms wave by wave, faults meanwhile, and in the end everything stored read once more. */
export class Replay {
  readonly #parts: ReplayParts;
  readonly #random: () => number;
  readonly #crowd: Crowd;
  readonly #counts = new WireCounts();
  readonly #auditor: Auditor;
  readonly #faults: Faults;
  readonly #strikes: Strikes | undefined;
  readonly #over: RoomMemory[] = [];
  #attendants: Attendant[] = [];
  #talks: Talk[] = [];
  #fail: (error: unknown) => void = () => undefined;

  constructor(parts: ReplayParts) {
    const { args, tally, urls, secret, run, target } = parts;
    this.#parts = parts;
    this.#random = seeded(args.seed);
    this.#crowd = new Crowd({
      ...{ urls, device: run, random: this.#random, counts: this.#counts },
      host: new HostApplication(secret),
      plan: { random: this.#random, repeatShare: args.faults.has('dup') ? REPEAT_SHARE : 0 },
    });
    this.#auditor = new Auditor(this.#crowd, tally);
    this.#faults = new Faults(args.faults, this.#random, {
      attendants: () => (this.#talking ? this.#attendants : []),
      head: (id) => {
        const talk = this.#talks.find(({ conversation }) => conversation === id);
        return talk !== undefined && talk.left > BUSY ? talk.check.event : 0;
      },
      lagged: () => readLagged(urls),
    });
    this.#strikes =
      target &&
      new Strikes(target, tally, parts.strikes, {
        inflight: () => this.#attendants.reduce((sum, { person, open }) => sum + (person.live ? open : 0), 0),
        mostInflight: () => this.#talks.reduce((sum, talk) => sum + talk.mostOpen, 0),
        restarted: () => this.#wakeAll(),
        released: () => {
          for (const talk of this.#talks) talk.goOn();
        },
        failed: (error) => this.#fail(error),
      });
  }

  get doings(): Doings {
    return { crowd: this.#crowd, counts: this.#counts, faults: this.#faults };
  }

  /** Rejects when the run cannot be brought to its end. */
  async run(): Promise<void> {
    const failed = new Promise<never>((_, reject) => {
      this.#fail = reject;
    });
    const { target } = this.#parts;
    if (target)
      target.onCrash = () =>
        this.#fail(new Error(`The server ended by itself:\n${target.output.join('\n')}`));
    const watch = this.#watch();
    const rouse = setInterval(() => this.#rouse(), ROUSE_MS);
    this.#faults.start();
    this.#strikes?.start();
    try {
      await Promise.race([failed, this.#all()]);
    } finally {
      clearInterval(watch);
      clearInterval(rouse);
      this.#faults.stop();
      this.#strikes?.stop();
    }
  }

  async #all(): Promise<void> {
    for (const wave of wavesOf(this.#parts.rooms, this.#parts.args.clients)) await this.#wave(wave);
    this.#strikes?.stop();
    const left = [...this.#over];
    const reader = async (): Promise<void> => {
      for (let room = left.pop(); room; room = left.pop()) await this.#auditor.recheck(room);
    };
    await Promise.all(Array.from({ length: RECHECKS }, reader));
  }

  async #wave(rooms: readonly CorpusRoom[]): Promise<void> {
    const { tally, args, run } = this.#parts;
    const { speed, window, roomWindow } = args;
    const holds = (): boolean => this.#strikes?.holds ?? false;
    const attendants = new Map<string, Attendant>();
    for (const nick of new Set(rooms.flatMap(({ nicks }) => nicks))) {
      const attendant = new Attendant(
        (handlers) => this.#crowd.person(nick, handlers),
        (error) => tally.failed(error),
      );
      attendants.set(nick, attendant);
    }
    const people = [...attendants.values()];
    await Promise.all(people.map(({ person }) => person.connect()));
    this.#talks = rooms.map(
      (room) => new Talk(room, attendants, { speed, window, roomWindow, run, holds }, tally, this.#random),
    );
    this.#attendants = people;
    await Promise.all(this.#talks.map((talk) => talk.enter()));
    // Who enters is given the event that lets him in, and reads what was before it: no fault of the server's.
    const entered = people.reduce((sum, { person }) => sum + person.refetched().holes, 0);
    await Promise.all(this.#talks.map((talk) => talk.talk()));
    await Promise.all(this.#talks.map((talk) => this.#audit(talk)));
    this.#attendants = [];
    this.#talks = [];
    await Promise.all(people.map(({ person }) => person.close()));
    for (const { person } of people) tally.add(person.refetched());
    tally.refetched.holes -= entered;
  }

  async #audit(talk: Talk): Promise<void> {
    this.#over.push(await this.#auditor.check(talk));
    const { acknowledged, rejected } = talk.check.count();
    this.#parts.tally.acknowledged += acknowledged;
    this.#parts.tally.rejected += rejected;
    this.#parts.tally.rooms += 1;
  }

  get #talking(): boolean {
    return this.#talks.some(({ left }) => left > 0);
  }

  /** People with something to say look after their connection, and when all is said everybody does. */
  #rouse(): void {
    for (const { person, open } of this.#attendants) {
      if (!this.#talking || (open > 0 && this.#random() < ROUSE_SHARE)) person.wake();
    }
    if (!this.#talking) this.#auditor.wake();
  }

  #wakeAll(): void {
    this.#faults.resumeAll();
    this.#auditor.wake();
    for (const { person } of this.#attendants) setTimeout(() => person.wake(), this.#random() * WAKE_MS);
  }

  #watch(): NodeJS.Timeout {
    const { tally } = this.#parts;
    let before = '';
    return setInterval(() => {
      const now = `${tally.settled} ${tally.deliveries} ${tally.rooms} ${tally.restarts} ${this.#attendants.length}`;
      if (now === before && !this.#strikes?.striking)
        this.#fail(
          new Error(['Nothing moves any more.', ...this.#talks.map(({ state }) => state)].join('\n')),
        );
      before = now;
    }, STUCK_MS);
  }
}

/** Rooms together as long as at most `clients` people are in them. */
export function wavesOf(rooms: readonly CorpusRoom[], clients: number): CorpusRoom[][] {
  const waves: CorpusRoom[][] = [];
  let present = new Set<string>();
  for (const room of rooms) {
    const together = new Set([...present, ...room.nicks]);
    if (waves.length > 0 && together.size <= clients) waves.at(-1)!.push(room);
    else waves.push([room]);
    present = waves.at(-1)!.length === 1 ? new Set(room.nicks) : together;
    if (present.size > clients) {
      throw new Error(`${room.name} has ${present.size} people: --clients must be at least that.`);
    }
  }
  return waves;
}

async function readLagged(urls: readonly string[]): Promise<number> {
  let lagged = 0;
  for (const url of urls) {
    const page = await (await fetch(`${url}/metrics`)).text();
    lagged += Number(/^kith_gateway_lagged_total (\d+)/m.exec(page)?.[1] ?? 0);
  }
  return lagged;
}
