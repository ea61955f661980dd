import { randomUUID } from 'node:crypto';
import type { Clock, Timer } from '../../ports/clock.ts';
import { LANES, type Mailbox, type MailboxHandle, type MailboxListener } from '../../ports/mailbox.ts';
import type { Counter, Histogram, Metrics } from '../../ports/metrics.ts';
import { because } from './link.ts';
import type { Nodes } from './nodes.ts';
import { slotOf } from './slots.ts';
import type { Subscriptions } from './subscriptions.ts';

/** Bytes that may be on their way to Redis; what would exceed them is dropped. */
const WAITING_BYTES = 16 * 1024 * 1024;
/** What the server and the driver keep for a message beside its bytes. */
const OVERHEAD_BYTES = 512;
/** Gateways whose channels' names are kept, so that they are not made for each message. */
const KNOWN_GATEWAYS = 1_000;
/** A message to oneself this often measures how long messages are under way. */
const PROBE_MS = 5_000;
const AGE_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

interface Target {
  readonly channel: string;
  readonly slot: number;
}

/**
 * Messages by sharded pub/sub, at a single server as well: there it costs the same as the other kind, and in a cluster
 * a message goes to one node and not over the bus to all. A channel a gateway and lane: messages of one go over one
 * connection to one node, so they keep their order. Nothing is sent twice.
 */
export class RedisMailbox implements Mailbox {
  readonly #nodes: Nodes;
  readonly #subscriptions: Subscriptions;
  readonly #prefix: string;
  readonly #clock: Clock;
  readonly #waitMs: number;
  readonly #lanes = new Map<string, readonly Target[]>();
  readonly #everybody: Target;
  readonly #listening = new Set<string>();
  readonly #dropped: Counter;
  readonly #lost: Counter;
  readonly #gaps: Counter;
  readonly #age: Histogram;
  #waiting = 0;
  #probe: Timer | undefined;

  constructor(
    nodes: Nodes,
    subscriptions: Subscriptions,
    options: { readonly prefix: string; readonly clock: Clock; readonly waitMs: number },
    metrics: Metrics,
  ) {
    this.#nodes = nodes;
    this.#subscriptions = subscriptions;
    this.#prefix = options.prefix;
    this.#clock = options.clock;
    this.#waitMs = options.waitMs;
    this.#everybody = target(`${this.#prefix}everybody`);
    this.#dropped = metrics.counter(
      'mailbox_dropped_total',
      'Messages not sent to gateways, since Redis was away or too much was waiting.',
    );
    this.#lost = metrics.counter(
      'mailbox_lost_total',
      'Messages to gateways that were under way to Redis when the connection was cut, or that it refused.',
    );
    this.#gaps = metrics.counter('mailbox_gaps_total', 'Times that a gateway may have missed messages.');
    this.#age = metrics.histogram(
      'mailbox_age_seconds',
      'From publish to receipt, of a message to itself that each process sends every 5 s.',
      AGE_SECONDS,
    );
    metrics.gauge('mailbox_waiting_bytes', 'Messages on their way to Redis.', () => this.#waiting);
  }

  publish(gateway: string, lane: number, bytes: Uint8Array): void {
    this.#send(this.#targets(gateway)[lane]!, bytes);
  }

  broadcast(bytes: Uint8Array): void {
    this.#send(this.#everybody, bytes);
  }

  async listen(gateway: string, listener: MailboxListener): Promise<MailboxHandle> {
    if (this.#listening.has(gateway)) {
      throw new Error(`Somebody listens to the mailbox of gateway ${gateway}.`);
    }
    this.#listening.add(gateway);
    const lanes = new Map(Array.from({ length: LANES }, (_, lane) => [this.#name(gateway, lane), lane]));
    const close = await this.#attend({
      channels: [...lanes.keys(), this.#everybody.channel],
      message: (channel, bytes) => listener.message(lanes.get(channel) ?? 0, bytes),
      gap: () => {
        this.#gaps.value++;
        listener.gap();
      },
    }).catch((error: unknown) => {
      this.#listening.delete(gateway);
      throw error;
    });
    this.#startProbe();
    let open = true;
    return {
      close: async () => {
        if (open) this.#listening.delete(gateway);
        open = false;
        close();
      },
    };
  }

  close(): void {
    this.#probe?.cancel();
  }

  /** Resolves when everything is heard, to what ends it. */
  #attend(listener: Parameters<Subscriptions['add']>[0]): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const timer = this.#clock.after(this.#waitMs, () => {
        this.#subscriptions.remove(ear);
        const reason = this.#subscriptions.troubles()[0] ?? this.#nodes.troubles()[0];
        reject(
          new Error(`The mailbox could not be listened to within ${this.#waitMs} ms${because(reason)}.`),
        );
      });
      const ear = this.#subscriptions.add(listener, () => {
        timer.cancel();
        resolve(() => this.#subscriptions.remove(ear));
      });
    });
  }

  #send({ channel, slot }: Target, bytes: Uint8Array): void {
    const size = bytes.length + OVERHEAD_BYTES;
    const link = this.#nodes.link(slot);
    if (!link?.isReady || this.#waiting + size > WAITING_BYTES) {
      this.#dropped.value++;
      return;
    }
    this.#waiting += size;
    const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    link.redis.spublish(channel, message).then(
      () => {
        this.#waiting -= size;
      },
      (error: Error) => {
        this.#waiting -= size;
        this.#lost.value++;
        this.#nodes.moved(slot, error);
      },
    );
  }

  #targets(gateway: string): readonly Target[] {
    let targets = this.#lanes.get(gateway);
    if (targets === undefined) {
      targets = Array.from({ length: LANES }, (_, lane) => target(this.#name(gateway, lane)));
      if (this.#lanes.size >= KNOWN_GATEWAYS) this.#lanes.clear();
      this.#lanes.set(gateway, targets);
    }
    return targets;
  }

  #name(gateway: string, lane: number): string {
    return `${this.#prefix}mail:${lane}:${gateway}`;
  }

  #startProbe(): void {
    if (this.#probe) return;
    const { channel, slot } = target(`${this.#prefix}probe:${randomUUID()}`);
    const message = (_: string, bytes: Uint8Array): void => {
      const sent = Buffer.from(bytes).readDoubleLE(0);
      this.#age.observe((this.#clock.monotonic() - sent) / 1_000);
    };
    this.#subscriptions.add({ channels: [channel], message, gap: () => undefined }, () => undefined);
    const send = (): void => {
      this.#subscriptions.probe();
      const stamp = Buffer.alloc(8);
      stamp.writeDoubleLE(this.#clock.monotonic());
      this.#send({ channel, slot }, stamp);
      this.#probe = this.#clock.after(PROBE_MS, send);
    };
    this.#probe = this.#clock.after(PROBE_MS, send);
  }
}

function target(channel: string): Target {
  return { channel, slot: slotOf(channel) };
}
