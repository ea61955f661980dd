import { RawClient } from '../support/raw-client.ts';
import { hostToken, SECRET } from '../support/whole.ts';

const PAIRS = 50;
/** Between two messages, in milliseconds: about 300 a second. */
const PAUSE_MS = 3;

/** People who talk as people do, and forget what they heard. */
export class Talk {
  #running = true;
  #said = 0;
  #accepted = 0;
  #loop: Promise<void> = Promise.resolve();

  static async start(address: string): Promise<Talk> {
    const talk = new Talk();
    const pairs: { client: RawClient; conversation: string }[] = [];
    for (let i = 0; i < PAIRS; i++) {
      const peer = `right${i}`;
      const [client, other] = await Promise.all([
        RawClient.signIn(address, { token: hostToken(SECRET, { sub: `left${i}` }) }),
        RawClient.signIn(address, { token: hostToken(SECRET, { sub: peer }) }),
      ]);
      other.forget = true;
      client.forget = true;
      pairs.push({
        client,
        conversation: (await client.ask({ openDirect: { user: peer } })).opened!.conversation!,
      });
    }
    talk.#loop = talk.#talk(pairs);
    return talk;
  }

  async #talk(pairs: readonly { client: RawClient; conversation: string }[]): Promise<void> {
    const open: Promise<void>[] = [];
    for (; this.#running; this.#said++) {
      const { client, conversation } = pairs[this.#said % PAIRS]!;
      if (this.#said % 500 === 0) for (const each of pairs) each.client.say({ ping: {} });
      const counter = Math.floor(this.#said / PAIRS) + 1;
      open.push(
        client.send(conversation, counter, 'x'.repeat(200)).then(({ accepted }) => {
          if (accepted) this.#accepted++;
        }),
      );
      if (open.length > 1_000) await Promise.all(open.splice(0));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    await Promise.all(open);
  }

  async end(): Promise<{ said: number; accepted: number }> {
    this.#running = false;
    await this.#loop;
    return { said: this.#said, accepted: this.#accepted };
  }
}
