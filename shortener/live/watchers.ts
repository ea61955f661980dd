import type { Clock } from '../../ports/clock.ts';
import type { LiveVisits } from '../../ports/live-visits.ts';
import type { Socket, SocketHandler, UpgradeRequest } from '../../ports/transport.ts';
import { closes } from '../../protocol/errors.ts';
import type { ClickFrame } from '../click.ts';
import { encodeVisits, visitsOf } from './visit.ts';
import { Watcher, type WatcherParts } from './watcher.ts';

/** The subprotocol of a WebSocket that watches visits. */
export const LIVE_SUBPROTOCOL = 'kith.links.v1';
/** Connections that watch, of one instance. */
const MOST_WATCHERS = 1_000;
/** A message of a client. */
export const MAX_MESSAGE_BYTES = 8_192;
/** Clicks that are folded later than this are history: the log is read again after a crash. */
const LATE_MS = 60_000;

export interface WatchersParts extends WatcherParts {
  readonly live: LiveVisits;
  readonly clock: Clock;
}

/** Those who watch visits by this instance, and the word of the visits that it folds, wherever they are watched. */
export class Watchers {
  readonly #parts: WatchersParts;
  readonly #watchers = new Set<Watcher>();
  #leaving = false;

  constructor(parts: WatchersParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#watchers.size;
  }

  /** Asked at an upgrade: a page needs a token as everybody does, so its origin does not matter. */
  upgrade(_: UpgradeRequest): string | undefined {
    return this.#leaving ? closes.draining.sentence : undefined;
  }

  open(socket: Socket): SocketHandler {
    if (this.#watchers.size >= MOST_WATCHERS || this.#leaving) {
      const name = this.#leaving ? 'draining' : 'overloaded';
      socket.close(closes[name].code, this.#leaving ? '' : '10');
      return { message: () => undefined, drain: () => undefined, close: () => undefined };
    }
    const watcher = new Watcher(socket, this.#parts);
    this.#watchers.add(watcher);
    return {
      message: (data, isBinary) => watcher.message(data, isBinary),
      drain: () => watcher.drain(),
      close: () => {
        this.#watchers.delete(watcher);
        watcher.close();
      },
    };
  }

  /** A frame was folded. */
  folded(frame: ClickFrame): void {
    const { live, clock } = this.#parts;
    if (frame.base * 1000 < clock.now() - LATE_MS) return;
    for (const [link, visits] of visitsOf(frame, (name) => live.isWatched(name))) {
      live.publish(link, encodeVisits(visits));
    }
  }

  /** Takes nobody any more, and tells those who are there to come back. */
  leave(): void {
    this.#leaving = true;
    for (const watcher of this.#watchers) watcher.leave();
    this.#watchers.clear();
  }
}
