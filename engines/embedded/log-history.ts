import type { EventLog, Position, Subscription } from '../../ports/event-log.ts';
import type { Seen } from '../../ports/recording-consumer.ts';
import { RecordingConsumer } from '../../ports/recording-consumer.ts';

const TOPICS = ['chat.commands', 'chat.receipts'] as const;
/** Commits nothing: it reads all there is. */
export const CHECKER = 'checker';
const KEYS = ['alice', 'bob', 'carol', 'dave'];

/**
 * What was done to a log over its lives, and the laws that must hold whenever it is opened again: everything
 * acknowledged or once handed to a consumer is there, at its place; nothing twice; nothing that was never appended;
 * records of one key in the order in which they were appended.
 */
export class LogHistory {
  readonly #random: () => number;
  readonly #appended = new Map<string, string>();
  /** Place → value, of what was acknowledged or handed over. */
  readonly #certain = new Map<number, string>();
  readonly #contradictions: string[] = [];
  acknowledged = 0;
  /** Records below may be gone: every group had read them, durably. */
  floor = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** One append of random size; its outcome is written down when it comes. */
  append(log: EventLog): void {
    const random = this.#random;
    const topic = TOPICS[Math.floor(random() * TOPICS.length)]!;
    const key = KEYS[Math.floor(random() * KEYS.length)]!;
    const padding = '.'.repeat(Math.floor(random() ** 4 * 3000));
    const value = `${this.#appended.size}${padding}`;
    this.#appended.set(value, `${topic} ${key}`);
    log.append(topic, key, Buffer.from(value)).then(
      (position) => this.#acknowledge(position, value),
      () => undefined,
    );
  }

  /** A consumer whose records are held to be certain from then on, and which commits now and then. */
  async follow(log: EventLog): Promise<Subscription> {
    const consumer = new RecordingConsumer();
    const subscription = await log.consume({ group: 'follower', topics: TOPICS, consumer });
    consumer.before = (topic, partition, records) => {
      for (const { offset, value } of records) this.#remember(offset, Buffer.from(value).toString());
      if (this.#random() < 0.3) subscription.commit(topic, partition, records.at(-1)!.offset + 1);
    };
    return subscription;
  }

  /** Reads the whole log and says which law is broken; empty: none. */
  async check(log: EventLog): Promise<string[]> {
    const consumer = new RecordingConsumer();
    const subscription = await log.consume({ group: CHECKER, topics: TOPICS, consumer });
    const unreadable = await readAll(subscription);
    await subscription.stop();
    if (unreadable !== undefined) return [unreadable];
    const seen = [...consumer.seen].sort((a, b) => a.offset - b.offset);
    const broken = [
      ...this.#contradictions,
      ...this.#missing(seen),
      ...this.#strange(seen),
      ...disordered(consumer.seen),
    ];
    for (const { offset, value } of seen) this.#certain.set(offset, value);
    return broken;
  }

  #acknowledge(position: Position, value: string): void {
    this.acknowledged++;
    this.#remember(position.offset, value);
  }

  #remember(offset: number, value: string): void {
    const before = this.#certain.get(offset);
    if (before !== undefined && before !== value) this.#contradictions.push(`place ${offset} given twice`);
    this.#certain.set(offset, value);
  }

  #missing(seen: readonly Seen[]): string[] {
    const found = new Map(seen.map((record) => [record.offset, record.value]));
    const lost = [...this.#certain].filter(
      ([offset, value]) => offset >= this.floor && found.get(offset) !== value,
    );
    return lost.map(([offset, value]) => `lost: ${short(value)} at ${offset}`);
  }

  #strange(seen: readonly Seen[]): string[] {
    const broken: string[] = [];
    const values = new Set<string>();
    const last = new Map<string, number>();
    for (const { topic, key, value } of seen) {
      const name = `${topic} ${key}`;
      if (this.#appended.get(value) !== name) broken.push(`never appended: ${short(value)}`);
      if (values.has(value)) broken.push(`twice: ${short(value)}`);
      values.add(value);
      const number = Number.parseInt(value, 10);
      if (number <= (last.get(name) ?? -1)) broken.push(`overtaken: ${short(value)}`);
      last.set(name, number);
    }
    return broken;
  }
}

/** Waits until all is read; a log that cannot be read pauses for ever, and what it says is the answer. */
async function readAll(subscription: Subscription): Promise<string | undefined> {
  let ready = false;
  void subscription.ready().then(() => {
    ready = true;
  });
  while (!ready && subscription.paused().size === 0) await new Promise((resolve) => setImmediate(resolve));
  const [reason] = subscription.paused().values();
  return reason;
}

function disordered(seen: readonly Seen[]): string[] {
  const last = new Map<string, number>();
  const broken: string[] = [];
  for (const { topic, partition, offset } of seen) {
    const name = `${topic} ${partition}`;
    if (offset <= (last.get(name) ?? -1)) broken.push(`offset ${offset} of ${name} does not rise`);
    last.set(name, offset);
  }
  return broken;
}

function short(value: string): string {
  return `record ${Number.parseInt(value, 10)}`;
}
