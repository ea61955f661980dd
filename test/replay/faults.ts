import type { FaultKind } from './arguments.ts';
import type { Attendant } from './attendant.ts';
import { pick, type Random } from './random.ts';

const TICK_MS = 100;
/** Of the clients, a second. */
const CUTS = 0.05;
const REPEATERS = 0.1;
/** Readers that have stopped at once. */
const SLOW = 4;
/** How long one stops at least, and at most while the server does not see it, in milliseconds. */
const SLOW_MS = { least: 500, most: 5_000 };
/**
 * What a reader asks for before it stops reading: more than the systems at both ends hold for a loopback connection,
 * so that it waits in the server.
 */
const SLOW_BYTES = 4 * 1024 * 1024;
/** Bytes of an event on the wire, at least; and events in one answer. */
const EVENT_BYTES = 110;
const ANSWER_EVENTS = 512;

interface SlowReader {
  readonly attendant: Attendant;
  readonly since: number;
  readonly lagged: number;
}

/** Cuts connections, stops readers and repeats commands, all the time, in everyone's connections. */
export class Faults {
  readonly #kinds: ReadonlySet<FaultKind>;
  readonly #random: Random;
  readonly #attendants: () => readonly Attendant[];
  /** The head of a conversation in which there is much to come; else 0. */
  readonly #head: (conversation: string) => number;
  /** How often the server found a connection lagging, by its metrics. */
  readonly #readLagged: () => Promise<number>;
  #lagged = 0;
  #slow: SlowReader[] = [];
  #timer: NodeJS.Timeout | undefined;
  #asking = false;
  /** Readers that stopped, and how many of them went on because the server had seen it. */
  slowed = 0;
  seen = 0;

  constructor(
    kinds: ReadonlySet<FaultKind>,
    random: Random,
    sight: {
      attendants: () => readonly Attendant[];
      head: (conversation: string) => number;
      lagged: () => Promise<number>;
    },
  ) {
    this.#kinds = kinds;
    this.#random = random;
    this.#attendants = sight.attendants;
    this.#head = sight.head;
    this.#readLagged = sight.lagged;
  }

  start(): void {
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.resumeAll();
  }

  /** The server is gone: who does not read would not notice. */
  resumeAll(): void {
    for (const { attendant } of this.#slow) attendant.person.wire.resume();
    this.#slow = [];
    this.#lagged = 0;
  }

  #tick(): void {
    if (this.#kinds.has('slow')) this.#askLagged();
    const attendants = this.#attendants();
    if (attendants.length === 0) return;
    if (this.#kinds.has('cut')) this.#some(attendants, CUTS, ({ person }) => person.wire.cut());
    if (this.#kinds.has('dup'))
      this.#some(attendants, REPEATERS, ({ person }) => person.wire.repeatRemembered());
    if (this.#kinds.has('slow') && this.#slow.length < SLOW) this.#slowDown(pick(this.#random, attendants));
  }

  /** `share` of them a second. */
  #some(attendants: readonly Attendant[], share: number, act: (attendant: Attendant) => void): void {
    const expected = (attendants.length * share * TICK_MS) / 1000;
    const count = Math.floor(expected) + (this.#random() < expected % 1 ? 1 : 0);
    for (let i = 0; i < count; i++) act(pick(this.#random, attendants));
  }

  #slowDown(attendant: Attendant): void {
    const { person } = attendant;
    const conversation = attendant.conversations.at(-1);
    const head = conversation === undefined ? 0 : this.#head(conversation);
    if (!person.live || head < ANSWER_EVENTS / 8 || this.#slow.some((each) => each.attendant === attendant))
      return;
    const answer = Math.min(head, ANSWER_EVENTS) * EVENT_BYTES;
    person.wire.pause();
    for (let asked = 0; asked < SLOW_BYTES; asked += answer) person.wire.askForAll(conversation!);
    this.slowed += 1;
    this.#slow.push({ attendant, since: performance.now(), lagged: this.#lagged });
  }

  #askLagged(): void {
    if (this.#asking) return;
    this.#asking = true;
    this.#readLagged()
      // While the server is away nobody is seen.
      .catch(() => this.#lagged)
      .then((lagged) => {
        this.#asking = false;
        this.#lagged = lagged;
        this.#goOn(performance.now());
      });
  }

  #goOn(now: number): void {
    this.#slow = this.#slow.filter(({ attendant, since, lagged }) => {
      const age = now - since;
      const seen = this.#lagged > lagged;
      if (age < SLOW_MS.least || (!seen && age < SLOW_MS.most)) return true;
      if (seen) this.seen += 1;
      attendant.person.wire.resume();
      return false;
    });
  }
}
