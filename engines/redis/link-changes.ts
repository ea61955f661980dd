import type { Clock, Timer } from '../../ports/clock.ts';
import type { LinkCacheHandle, LinkCacheListener } from '../../ports/link-cache.ts';
import { because } from './link.ts';
import type { Subscriptions } from './subscriptions.ts';

/** A sign of life is asked for so often. */
const PULSE_MS = 150;
/** After so many turns without an answer it is taken that nothing is heard. Together below a second. */
const SILENT_TURNS = 3;

export interface LinkChangesParts {
  readonly subscriptions: Subscriptions;
  readonly channels: readonly string[];
  readonly clock: Clock;
  /** How long to wait until everything is heard. */
  readonly waitMs: number;
}

/** What is published of a change: the version, a space, the name. */
export function changeMessage(name: string, version: number): string {
  return `${version} ${name}`;
}

/** Resolves when every later change is heard. */
export function listenToChanges(
  parts: LinkChangesParts,
  listener: LinkCacheListener,
): Promise<LinkCacheHandle> {
  const { subscriptions, channels, clock, waitMs } = parts;
  const hearing = new Hearing(parts, listener);
  return new Promise((resolve, reject) => {
    const timer = clock.after(waitMs, () => {
      subscriptions.remove(ear);
      const reason = because(subscriptions.troubles()[0]);
      reject(new Error(`Changes of links could not be listened to within ${waitMs} ms${reason}.`));
    });
    const ear = subscriptions.add(
      {
        channels,
        message: (_, bytes) => tell(listener, bytes),
        lost: () => hearing.set('cut', true),
        gap: () => hearing.set('cut', false),
      },
      () => {
        timer.cancel();
        hearing.start();
        resolve({
          close: async () => {
            hearing.stop();
            subscriptions.remove(ear);
          },
        });
      },
    );
  });
}

function tell(listener: LinkCacheListener, bytes: Uint8Array): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  const space = text.indexOf(' ');
  listener.changed(text.slice(space + 1), Number(text.slice(0, space)));
}

/**
 * Whether changes are heard. A connection that is cut says so; one that hangs is found out by the answers that it owes,
 * in less time than a change may stay unseen.
 */
class Hearing {
  readonly #subscriptions: Subscriptions;
  readonly #clock: Clock;
  readonly #listener: LinkCacheListener;
  /** Why nothing may be heard now. */
  readonly #reasons = new Set<'cut' | 'silent'>();
  #isAsking = false;
  #turns = 0;
  #timer: Timer | undefined;

  constructor({ subscriptions, clock }: LinkChangesParts, listener: LinkCacheListener) {
    this.#subscriptions = subscriptions;
    this.#clock = clock;
    this.#listener = listener;
  }

  set(reason: 'cut' | 'silent', holds: boolean): void {
    const before = this.#reasons.size > 0;
    if (holds) this.#reasons.add(reason);
    else this.#reasons.delete(reason);
    const after = this.#reasons.size > 0;
    if (after && !before) this.#listener.lost();
    if (before && !after) this.#listener.gap();
  }

  /** Turns are counted and not milliseconds: this process may have been busy for long with the answer at its door. */
  start(): void {
    this.#timer = this.#clock.after(PULSE_MS, () => {
      if (this.#isAsking && ++this.#turns >= SILENT_TURNS) this.set('silent', true);
      if (!this.#isAsking) this.#ask();
      this.start();
    });
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #ask(): void {
    this.#isAsking = true;
    this.#turns = 0;
    this.#subscriptions.pulse().then(
      () => {
        this.#isAsking = false;
        if (this.#timer !== undefined) this.set('silent', false);
      },
      // A connection that is cut tells so by itself.
      () => {
        this.#isAsking = false;
      },
    );
  }
}
