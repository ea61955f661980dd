import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unique } from './conformance.ts';
import { LANES, type Mailbox, type MailboxHandle } from './mailbox.ts';

export interface MailboxUnderTest {
  readonly mailbox: Mailbox;
  close(): Promise<void>;
}

/** What a Mailbox must do, whichever engine keeps it. */
export function mailboxConformance(engine: string, open: () => Promise<MailboxUnderTest>): void {
  describe(`mailbox: ${engine}`, () => {
    let tested: MailboxUnderTest;
    let handles: MailboxHandle[];
    beforeEach(async () => {
      tested = await open();
      handles = [];
    });
    afterEach(async () => {
      for (const handle of handles) await handle.close();
      await tested.close();
    });
    const mailbox = (): Mailbox => tested.mailbox;
    const listen = async (gateway: string): Promise<Inbox> => {
      const inbox = new Inbox();
      inbox.handle = await mailbox().listen(gateway, inbox);
      handles.push(inbox.handle);
      return inbox;
    };

    it('hands over each message once, with its lane and bytes', async () => {
      const gateway = unique('gateway');
      const inbox = await listen(gateway);
      const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
      mailbox().publish(gateway, 3, bytes);
      mailbox().publish(gateway, LANES - 1, new Uint8Array(0));
      // No order between lanes.
      const [first, second] = (await inbox.take(2)).sort((one, other) => one.lane - other.lane);
      expect([first!.lane, ...first!.bytes]).toEqual([3, ...bytes]);
      expect([second!.lane, second!.bytes.length]).toEqual([LANES - 1, 0]);
      mailbox().publish(gateway, 0, text('last'));
      expect((await inbox.take(1)).map(read)).toEqual(['last']);
    });

    it('never calls the handler within publish or broadcast', async () => {
      const gateway = unique('gateway');
      const inbox = await listen(gateway);
      mailbox().publish(gateway, 0, text('a'));
      mailbox().broadcast(text('b'));
      expect(inbox.got).toEqual([]);
      // No order between the two: a broadcast takes a way of its own.
      expect((await inbox.take(2)).map(read).sort()).toEqual(['a', 'b']);
    });

    it('keeps the order of each lane', async () => {
      const gateway = unique('gateway');
      const inbox = await listen(gateway);
      const count = 100 * LANES;
      for (let i = 0; i < count; i++) mailbox().publish(gateway, i % LANES, text(String(i)));
      const got = await inbox.take(count);
      for (let lane = 0; lane < LANES; lane++) {
        const numbers = got.filter((one) => one.lane === lane).map((one) => Number(read(one)));
        expect(numbers).toEqual(Array.from({ length: 100 }, (_, i) => i * LANES + lane));
      }
    });

    it('keeps the order over turns of the event loop, and of what a handler publishes', async () => {
      const gateway = unique('gateway');
      const inbox = await listen(gateway);
      inbox.onMessage = (one) => {
        if (read(one) === '0') mailbox().publish(gateway, 5, text('answer'));
      };
      for (let i = 0; i < 20; i++) {
        mailbox().publish(gateway, 5, text(String(i)));
        if (i % 4 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      const got = (await inbox.take(21)).map(read);
      expect(got.filter((one) => one !== 'answer')).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
      expect(got).toContain('answer');
    });

    it('tells nobody of a message to an absent gateway', async () => {
      const gateway = unique('gateway');
      const inbox = await listen(gateway);
      mailbox().publish(unique('gateway'), 0, text('lost'));
      mailbox().publish(gateway, 0, text('heard'));
      expect((await inbox.take(1)).map(read)).toEqual(['heard']);
    });

    it('gives gateways only what is theirs', async () => {
      const [one, two] = [unique('gateway'), unique('gateway')];
      const [first, second] = [await listen(one), await listen(two)];
      mailbox().publish(one, 1, text('one'));
      mailbox().publish(two, 1, text('two'));
      expect((await first.take(1)).map(read)).toEqual(['one']);
      expect((await second.take(1)).map(read)).toEqual(['two']);
      expect(first.got.length + second.got.length).toBe(0);
    });

    it('broadcasts to every gateway that listens, on lane 0', async () => {
      const inboxes = [await listen(unique('gateway')), await listen(unique('gateway'))];
      mailbox().broadcast(text('all'));
      for (const inbox of inboxes) {
        const [got] = await inbox.take(1);
        expect([got!.lane, read(got!)]).toEqual([0, 'all']);
      }
    });

    it('hears whatever is published once listen has resolved, on every lane and by broadcast', async () => {
      for (let round = 0; round < 20; round++) {
        const gateway = unique('gateway');
        const inbox = await listen(gateway);
        for (let lane = 0; lane < LANES; lane++) mailbox().publish(gateway, lane, text(`lane ${lane}`));
        mailbox().broadcast(text('all'));
        const got = (await inbox.take(LANES + 1)).map((one) => `${one.lane}: ${read(one)}`);
        const lanes = Array.from({ length: LANES }, (_, lane) => `${lane}: lane ${lane}`);
        expect(got.sort()).toEqual([...lanes, '0: all'].sort());
      }
    });

    it('hands over bytes that nothing changes later, small and large, also of a part of a buffer', async () => {
      const gateway = unique('gateway');
      const inbox = await listen(gateway);
      const whole = Buffer.alloc(3_000_000, 'abc');
      const sizes = [1, 2, 100, 5_000, 70_000, 1_000_000, 3, 2_000_000, 10];
      for (const size of sizes) mailbox().publish(gateway, 7, whole.subarray(1, 1 + size));
      const got = await inbox.take(sizes.length);
      expect(got.map(({ bytes }) => bytes.length)).toEqual(sizes);
      for (const { bytes } of got) expect(whole.subarray(1, 1 + bytes.length).equals(bytes)).toBe(true);
    });

    it('tells of no gap where nothing was cut', async () => {
      const gateway = unique('gateway');
      const [inbox, other] = [await listen(gateway), await listen(unique('gateway'))];
      await other.handle!.close();
      await listen(unique('gateway'));
      mailbox().publish(gateway, 1, text('still'));
      expect((await inbox.take(1)).map(read)).toEqual(['still']);
      expect([inbox.gaps, other.gaps]).toEqual([0, 0]);
    });

    it('lets a gateway listen again after it closed', async () => {
      const gateway = unique('gateway');
      const first = await listen(gateway);
      const closed = first.handle!.close();
      const second = await listen(gateway);
      await closed;
      mailbox().publish(gateway, 2, text('again'));
      expect((await second.take(1)).map(read)).toEqual(['again']);
      expect(first.got).toEqual([]);
    });

    it('is silent after close, also on what was on the way', async () => {
      const [gateway, other] = [unique('gateway'), unique('gateway')];
      const [closing, witness] = [await listen(gateway), await listen(other)];
      mailbox().publish(gateway, 0, text('on the way'));
      const closed = closing.handle!.close();
      const before = closing.got.length;
      await closed;
      mailbox().publish(gateway, 0, text('too late'));
      mailbox().broadcast(text('too late'));
      expect((await witness.take(1)).map(read)).toEqual(['too late']);
      expect(closing.got.slice(before).map(read)).not.toContain('too late');
      await closing.handle!.close();
    });
  });
}

interface Received {
  readonly lane: number;
  readonly bytes: Uint8Array;
}

class Inbox {
  handle: MailboxHandle | undefined;
  onMessage: (one: Received) => void = () => undefined;
  got: Received[] = [];
  gaps = 0;
  #wake: () => void = () => undefined;

  message(lane: number, bytes: Uint8Array): void {
    const one = { lane, bytes };
    this.got.push(one);
    this.onMessage(one);
    this.#wake();
  }

  gap(): void {
    this.gaps++;
  }

  /** Takes the next `count` messages, waiting for them. */
  async take(count: number): Promise<Received[]> {
    while (this.got.length < count) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.got.splice(0, count);
  }
}

function text(value: string): Uint8Array {
  return Buffer.from(value);
}

function read({ bytes }: Received): string {
  return Buffer.from(bytes).toString();
}
