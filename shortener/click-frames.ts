import { addressText, type RawAddress } from '../ports/transport.ts';
import { type Agent, readAgent, readLanguage, readReferrer } from './agent.ts';
import { type Click, type ClickFrame, type Context, PREFETCH, PRIVATE } from './click.ts';
import { Remembered } from './remembered.ts';
import { DAY_MS, type Visitors } from './visitors.ts';

const REMEMBERED = 10_000;

/** The frames of one moment, by partition. */
export type Frames = ReadonlyMap<number, ClickFrame>;

export interface ClickFramesOptions {
  readonly source: string;
  readonly visitors: Visitors;
  readonly partitionOf: (link: string) => number;
  /** ISO 3166-1 alpha-2, '' : not known. */
  readonly countryOf: (address: string) => string;
}

/**
 * Makes clicks into frames. Whatever is looked up of a visitor is looked up here, many clicks at a time, and not on the
 * way of a redirect.
 */
export class ClickFrames {
  readonly #options: ClickFramesOptions;
  readonly #agents = new Remembered<Agent>(REMEMBERED, readAgent);
  readonly #languages = new Remembered<string>(REMEMBERED, readLanguage);
  readonly #referrers = new Remembered<string>(REMEMBERED, readReferrer);
  readonly #countries: Remembered<string>;

  constructor(options: ClickFramesOptions) {
    this.#options = options;
    this.#countries = new Remembered(REMEMBERED, options.countryOf);
  }

  /** Days of the clicks, whose secrets must be prepared. */
  static days(clicks: readonly Click[]): number[] {
    const first = Math.floor(clicks[0]!.at / DAY_MS);
    const last = Math.floor(clicks[clicks.length - 1]!.at / DAY_MS);
    return first === last ? [first] : [first, last];
  }

  make(clicks: readonly Click[], serial: number): Frames {
    const base = Math.floor(clicks[0]!.at / 1000);
    const building = new Map<number, Building>();
    let before: Click | undefined;
    let count = 0;
    for (const click of clicks) {
      if (before !== undefined && isSame(before, click)) {
        count++;
        continue;
      }
      if (before !== undefined) this.#add(building, before, count, base);
      before = click;
      count = 1;
    }
    if (before !== undefined) this.#add(building, before, count, base);
    const { source } = this.#options;
    return new Map(
      Array.from(building, ([partition, { links, contexts, clicks }]) => [
        partition,
        {
          ...{ source, serial, base, clicks },
          links: [...links.keys()],
          contexts: Array.from(contexts.values(), ({ context }) => context),
        },
      ]),
    );
  }

  #add(building: Map<number, Building>, click: Click, count: number, base: number): void {
    const partition = this.#options.partitionOf(click.link);
    let frame = building.get(partition);
    if (frame === undefined) {
      frame = { links: new Map(), contexts: new Map(), clicks: [], last: undefined };
      building.set(partition, frame);
    }
    let link = frame.links.get(click.link);
    if (link === undefined) {
      link = frame.links.size;
      frame.links.set(click.link, link);
    }
    const { last } = frame;
    const context =
      last !== undefined && isOneVisitor(last.click, click) ? last.context : this.#contextIn(frame, click);
    frame.last = { click, context };
    frame.clicks.push(link, context, Math.floor(click.at / 1000) - base, count);
  }

  #contextIn(frame: Building, click: Click): number {
    const address = addressText(click.address);
    const key = `${click.flags}\n${address}\n${click.agent}\n${click.referrer}\n${click.language}\n${click.campaign}`;
    let known = frame.contexts.get(key);
    if (known === undefined) {
      known = { index: frame.contexts.size, context: this.#context(click, address) };
      frame.contexts.set(key, known);
    }
    return known.index;
  }

  #context(click: Click, address: string): Context {
    const { device, browser, bot } = this.#agents.get(click.agent);
    const reason = bot || ((click.flags & PREFETCH) !== 0 ? 'prefetch' : '');
    // Who asks not to be followed is counted, and nothing else is kept of the visit.
    if ((click.flags & PRIVATE) !== 0) return ['', '', '', '', '', '', reason, -1];
    const mark = this.#options.visitors.mark(Math.floor(click.at / DAY_MS), address, click.agent);
    return [
      ...[device, browser, this.#languages.get(click.language), this.#referrers.get(click.referrer)],
      ...[this.#countries.get(address), click.campaign, reason, mark],
    ] as unknown as Context;
  }
}

interface Building {
  readonly links: Map<string, number>;
  readonly contexts: Map<string, { readonly index: number; readonly context: Context }>;
  readonly clicks: number[];
  /** The click that was added last, and the index of its context. */
  last: { readonly click: Click; readonly context: number } | undefined;
}

/** Of one visitor in one second: a link that many ask for at once has long runs of them. */
function isSame(a: Click, b: Click): boolean {
  const inOneSecond = Math.floor(a.at / 1000) === Math.floor(b.at / 1000);
  return a.link === b.link && inOneSecond && isOneVisitor(a, b);
}

function isOneVisitor(a: Click, b: Click): boolean {
  return (
    a.flags === b.flags &&
    a.agent === b.agent &&
    a.referrer === b.referrer &&
    a.language === b.language &&
    a.campaign === b.campaign &&
    isSameAddress(a.address, b.address)
  );
}

function isSameAddress(a: RawAddress, b: RawAddress): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  if (a.byteLength !== b.byteLength) return false;
  if (a.byteLength === 4) return new Int32Array(a)[0] === new Int32Array(b)[0];
  const [left, right] = [new Uint8Array(a), new Uint8Array(b)];
  return left.every((byte, i) => byte === right[i]);
}
