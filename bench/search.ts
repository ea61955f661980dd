/** What came of sending at a rate. */
export interface Trial<Figures> {
  readonly held: boolean;
  /** It failed so clearly that trying again is no use. */
  readonly hopeless: boolean;
  /** The crowd can send no more: another one is needed before the next trial. */
  readonly ruined: boolean;
  readonly figures: Figures;
}

export interface SearchPlan<Figures> {
  /** Where to begin. */
  readonly from: number;
  /** What came of `from` at full length, where it was held; undefined: it was not, or not tried. */
  readonly known: Figures | undefined;
  /** A short look. */
  probe(rate: number): Promise<Trial<Figures>>;
  /** The full length: only what this says is a result. */
  confirm(rate: number): Promise<Trial<Figures>>;
  /** Brings a crowd that can send, after a trial that ruined the last. */
  renew(): Promise<void>;
  /** The bracket is made narrower as long as this is true. */
  inTime(): boolean;
}

export interface Found<Figures> {
  readonly rate: number;
  readonly figures: Figures;
}

/** Highest held and lowest not held differ by at most this factor at the end, if the time suffices. */
export const PRECISION = 1.05;
/** A full-length run that fails is done again at these shares of the rate found: each probe may have had luck. */
const CONFIRMATIONS = [1, 0.94, 0.85, 0.7];
const LEAST_RATE = 1;

/**
 * The highest rate that is held: doubled (or halved) until one end of the bracket is held and the other is not, then the
 * bracket's middle is tried until it is narrow, then the lower end is confirmed at full length. A probe that fails may
 * have met a moment's noise, so it is done once more; one that is held by luck is found out by the confirmation.
 * Never less than what is known already; undefined: nothing is, and nothing was confirmed.
 */
export async function findHeld<Figures>(plan: SearchPlan<Figures>): Promise<Found<Figures> | undefined> {
  const { from, known } = plan;
  const best = (await narrow(plan)) ?? 0;
  const least = known === undefined ? LEAST_RATE : from + 1;
  for (const share of CONFIRMATIONS) {
    const rate = Math.round(best * share);
    if (rate < least) break;
    const { held, ruined, figures } = await plan.confirm(rate);
    if (held) return { rate, figures };
    if (ruined) await plan.renew();
  }
  return known === undefined ? undefined : { rate: from, figures: known };
}

/** The rate to confirm; undefined: none was held. */
async function narrow<Figures>(plan: SearchPlan<Figures>): Promise<number | undefined> {
  let low = plan.known === undefined ? 0 : plan.from;
  let high = Number.POSITIVE_INFINITY;
  while (plan.inTime() || low === 0) {
    const rate = nextRate(plan.from, low, high);
    if (rate === undefined) break;
    let trial = await plan.probe(rate);
    if (!trial.held && !trial.hopeless && !trial.ruined) trial = await plan.probe(rate);
    if (trial.ruined) await plan.renew();
    if (trial.held) low = rate;
    else high = rate;
  }
  return low === 0 ? undefined : low;
}

/** Undefined: narrow enough, or nothing is left to try. */
function nextRate(from: number, low: number, high: number): number | undefined {
  if (high === Number.POSITIVE_INFINITY) return low === 0 ? from : low * 2;
  if (low === 0) return high <= LEAST_RATE ? undefined : Math.max(LEAST_RATE, Math.round(high / 2));
  const middle = Math.round(Math.sqrt(low * high));
  return high / low <= PRECISION || middle === low || middle === high ? undefined : middle;
}
