import type { ClickFrame } from '../click.ts';

/** A visit as those who watch see it: what statistics have of it, and no mark of the visitor. */
export interface LiveVisit {
  /** Milliseconds since 1970, of the beginning of its second. */
  readonly at: number;
  /** Visits that are alike. */
  readonly clicks: number;
  readonly device: string;
  readonly browser: string;
  readonly language: string;
  readonly referrer: string;
  readonly country: string;
  readonly campaign: string;
  /** Why it is no person; '' : it may be one. */
  readonly bot: string;
}

/** The visits of a frame, of those links that `isWanted`. */
export function visitsOf(frame: ClickFrame, isWanted: (link: string) => boolean): Map<string, LiveVisit[]> {
  const { base, links, contexts, clicks } = frame;
  const wanted = new Map<number, LiveVisit[]>();
  for (let i = 0; i < links.length; i++) if (isWanted(links[i]!)) wanted.set(i, []);
  if (wanted.size > 0) {
    for (let i = 0; i < clicks.length; i += 4) {
      const [device, browser, language, referrer, country, campaign, bot] = contexts[clicks[i + 1]!]!;
      wanted.get(clicks[i]!)?.push({
        ...{ at: (base + clicks[i + 2]!) * 1000, clicks: clicks[i + 3]! },
        ...{ device, browser, language, referrer, country, campaign, bot },
      });
    }
  }
  return new Map(Array.from(wanted, ([i, visits]) => [links[i]!, visits]));
}

export function encodeVisits(visits: readonly LiveVisit[]): Uint8Array {
  return Buffer.from(JSON.stringify(visits));
}

export function decodeVisits(bytes: Uint8Array): LiveVisit[] {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()) as LiveVisit[];
}
