import type { Workshop } from '../server-process.ts';
import type { Values } from '../window.ts';

/** What the command line asks for. Zero and empty stand for the bench's own choice. */
export interface Asked {
  readonly runs: number;
  /** Seconds of a measured window. */
  readonly seconds: number;
  /** Seconds of the same load before a measured window, so that servers are as after some time. */
  readonly warm: number;
  /** How many: members, pairs, connections or messages, as the bench says. */
  readonly size: number;
  readonly rates: readonly number[];
  readonly search: boolean;
  readonly compare: boolean;
  /** fanout: instead, one author with so many followers beside those merged at read; a generated graph of so many users. */
  readonly celebrity: number;
  readonly zipf: number;
}

/** The figures of one situation in one run, e.g. “kith, 200/s”. */
export interface Case {
  readonly name: string;
  readonly values: Values;
}

export interface Context {
  readonly asked: Asked;
  readonly workshop: Workshop;
  /** Says on a terminal what is being done. */
  progress(text: string): void;
  /** Stated with the results: what the load was, and which options of the server differ from their defaults. */
  readonly settings: Record<string, unknown>;
}

/** A bench does its runs and returns the cases of each. */
export type Bench = (context: Context) => Promise<Case[][]>;

/** One run after the other, each from scratch. */
export async function repeat(
  { asked, progress }: Context,
  once: (tell: (text: string) => void) => Promise<Case[]>,
): Promise<Case[][]> {
  const runs: Case[][] = [];
  for (let run = 1; run <= asked.runs; run++) {
    runs.push(await once((text) => progress(`run ${run} of ${asked.runs}: ${text}`)));
  }
  return runs;
}
