interface Waiter {
  readonly weight: number;
  readonly begin: () => void;
}

interface Queue {
  underWay: number;
  readonly waiting: Waiter[];
}

/** Lets work for each of several names begin only while not too much for that name is under way; then in turn. */
export class Turns {
  readonly #most: number;
  readonly #queues = new Map<string, Queue>();

  /** `most`: from so much under way on nothing more begins. */
  constructor(most: number) {
    this.#most = most;
  }

  async take<Answer>(name: string, weight: number, work: () => Promise<Answer>): Promise<Answer> {
    let queue = this.#queues.get(name);
    if (queue === undefined) {
      queue = { underWay: 0, waiting: [] };
      this.#queues.set(name, queue);
    }
    const { waiting } = queue;
    if (queue.underWay < this.#most && waiting.length === 0) queue.underWay += weight;
    else await new Promise<void>((begin) => waiting.push({ weight, begin }));
    try {
      return await work();
    } finally {
      queue.underWay -= weight;
      while (queue.underWay < this.#most && waiting.length > 0) {
        const next = waiting.shift()!;
        queue.underWay += next.weight;
        next.begin();
      }
    }
  }
}
