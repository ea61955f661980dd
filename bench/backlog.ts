/**
 * What is under way while a rate is sent, in milliseconds of that rate: a server that keeps up has always about as much
 * under way as its latency; one that does not has more from second to second, long before the percentiles of a short
 * window tell. The growth is the slope of the line through all observations (least squares).
 */
export class Backlog {
  readonly #perSecond: number;
  /** The highest seen, ms of the rate. */
  most = 0;
  #count = 0;
  #times = 0;
  #squares = 0;
  #heights = 0;
  #products = 0;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** So many messages were under way at this second of the window. */
  note(second: number, underWay: number): void {
    const height = (underWay * 1000) / this.#perSecond;
    if (height > this.most) this.most = height;
    this.#count++;
    this.#times += second;
    this.#squares += second * second;
    this.#heights += height;
    this.#products += second * height;
  }

  /** Milliseconds a second; 0 when there is not enough to tell. */
  get growth(): number {
    const spread = this.#count * this.#squares - this.#times ** 2;
    return spread <= 0 ? 0 : (this.#count * this.#products - this.#times * this.#heights) / spread;
  }
}
