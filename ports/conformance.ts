import { nanoid } from 'nanoid';

/** A store that a conformance suite tries, made by the engine's test. */
export interface StoreUnderTest<Store> {
  readonly store: Store;
  /**
   * Ends the store as the end of its process would and opens the same data anew: what was durable is there, whatever
   * was not may be missing. An engine whose data lives in a server may just connect again.
   */
  reopen(): Promise<void>;
  /** Frees everything, the data too where it was made for the test. */
  close(): Promise<void>;
}

/** A name that no other case uses, so that cases can share a server. */
export function unique(name: string): string {
  return `${name}-${nanoid()}`;
}

/** Names that an engine is likely to confuse: beginnings of each other, empty-looking, not ASCII, large. */
export function confusableNames(): string[] {
  const a = unique('a');
  return [
    a,
    `${a}b`,
    `${a}\u0000b`,
    `${a}\u0000`,
    `${a} `,
    `${a}/b`,
    `${a}:b`,
    `${a}\u{1f980}`,
    `${a}\uffff`,
    `${a}é`,
    `${a}e\u0301`,
    a.toUpperCase(),
    `${a}${'x'.repeat(100)}`,
  ];
}
