/** What an engine leaves out of the suites of its ports, and why nobody misses it. */
export interface LeftOut {
  /** As its test names the engine to the suite; with more behind a comma, it is the same engine, set up otherwise. */
  readonly engine: string;
  /** The suite by its title, and what of it is not run: '' is all of it. */
  readonly suite: string;
  readonly cases: string;
  readonly why: string;
}

/**
 * Every difference between the engines that a suite knows of. The suites skip by this table and by nothing else;
 * docs/engines.md is made from it, and from what the tests of the engines run.
 */
export const leftOut = {
  'one log for several processes': {
    ...{ engine: 'embedded', suite: 'event log, shared by processes', cases: '' },
    why: 'One process has the folder, by its lock: there are no others to share partitions with.',
  },
  'offsets count all partitions together': {
    ...{ engine: 'Kafka', suite: 'event log', cases: 'offsets rise over all partitions together' },
    why: 'Each partition counts for itself; who goes by offsets asks for `sharesOffsets` (shortener/pieces.ts).',
  },
  'links within the call': {
    ...{ engine: 'Cassandra', suite: 'link store', cases: '`linkNow` answers what `link` does' },
    why: 'Rows are a request away; a redirector keeps hot links in memory and in Redis, and waits for the others.',
  },
  'a tier of links': {
    ...{ engine: 'embedded', suite: 'link cache', cases: 'what was filled in is answered' },
    why: 'The store is in the same memory and answers within the call: a tier before it would be a second copy.',
  },
  'a cache of counts': {
    ...{ engine: 'embedded', suite: 'count cache', cases: '' },
    why: 'Counts stand beside their rows and change in the same transaction: nothing has to be counted anew.',
  },
} satisfies Readonly<Record<string, LeftOut>>;

/** Asked by the suites. */
export function leavesOut(difference: keyof typeof leftOut, engine: string): boolean {
  const named = leftOut[difference].engine;
  return engine === named || engine.startsWith(`${named},`);
}
