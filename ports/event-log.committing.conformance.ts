import { expect, test } from 'vitest';
import { COMMANDS, type LogContext, turn } from './event-log.fixture.ts';
import { RecordingConsumer } from './recording-consumer.ts';

/** Where reading goes on, and how it ends. */
export function committingCases(context: LogContext): void {
  test('after a restart reading starts at what was committed', async () => {
    const consumer = new RecordingConsumer();
    const subscription = await context.consume('g', consumer);
    await subscription.ready();
    const positions = await context.appendAll(COMMANDS, 'alice', ['a', 'b', 'c']);
    await consumer.when(() => consumer.seen.length >= 3);
    const { partition, offset } = positions[1]!;
    subscription.commit(COMMANDS, partition, offset + 1);
    // A commit never goes back.
    subscription.commit(COMMANDS, partition, positions[0]!.offset);
    await subscription.stop();
    await context.restart();
    const successor = new RecordingConsumer();
    const again = await context.consume('g', successor);
    await again.ready();
    expect(successor.values).toEqual(['c']);
    await again.stop();
  });

  test('groups know nothing of each other', async () => {
    await context.appendAll(COMMANDS, 'alice', ['a', 'b']);
    const first = new RecordingConsumer();
    const one = await context.consume('one', first);
    await one.ready();
    for (const { partition, offset } of first.seen) one.commit(COMMANDS, partition, offset + 1);
    const second = new RecordingConsumer();
    const two = await context.consume('two', second);
    await two.ready();
    expect(first.values).toEqual(['a', 'b']);
    expect(second.values).toEqual(['a', 'b']);
    await Promise.all([one.stop(), two.stop()]);
  });

  test('stopping waits for the running call, and afterwards nothing comes', async () => {
    const consumer = new RecordingConsumer();
    const subscription = await context.consume('g', consumer);
    await subscription.ready();
    let release = (): void => undefined;
    const began = new Promise<void>((resolve) => {
      consumer.before = () => {
        resolve();
        return new Promise<void>((done) => {
          release = done;
        });
      };
    });
    await context.appendAll(COMMANDS, 'alice', ['a']);
    await began;
    let stopped = false;
    const stopping = subscription.stop().then(() => {
      stopped = true;
    });
    await context.appendAll(COMMANDS, 'alice', ['b']);
    await turn();
    expect(stopped).toBe(false);
    release();
    await stopping;
    await subscription.stop();
    await context.appendAll(COMMANDS, 'alice', ['c']);
    await turn();
    expect(consumer.values).toEqual(['a']);
  });
}

/** What becomes of records that a consumer could not take. */
export function failingCases(context: LogContext): void {
  const modes = [
    [
      'throws',
      () => {
        throw new Error('the store is away');
      },
    ],
    ['rejects', () => Promise.reject(new Error('the store is away'))],
  ] as const;
  test.each(modes)(
    'a consumer that %s gets the same records again, and no other partition waits',
    async (_, fail) => {
      const [badKey, goodKey] = context.twoKeys();
      const bad = context.log().partitionOf(COMMANDS, badKey);
      const consumer = new RecordingConsumer();
      const subscription = await context.consume('g', consumer);
      await subscription.ready();
      let failures = 0;
      let healed = false;
      consumer.before = (_topic, partition) => {
        if (partition !== bad || healed) return undefined;
        failures++;
        return fail();
      };
      await context.appendAll(COMMANDS, badKey, ['bad 1', 'bad 2']);
      await context.appendAll(COMMANDS, goodKey, ['good 1', 'good 2']);
      await consumer.when(() => consumer.seen.length >= 2);
      expect(consumer.values).toEqual(['good 1', 'good 2']);
      expect(failures).toBeGreaterThan(0);
      expect(subscription.paused().get(bad)).toContain('the store is away');
      expect(subscription.lag()).toBeGreaterThan(0);
      healed = true;
      await context.appendAll(COMMANDS, badKey, ['bad 3']);
      await consumer.when(() => consumer.seen.length >= 5);
      expect(consumer.values.slice(2)).toEqual(['bad 1', 'bad 2', 'bad 3']);
      expect(consumer.calls.filter((call) => call === `assigned ${bad}`)).toHaveLength(1);
      await context.appendAll(COMMANDS, badKey, ['bad 4']);
      await consumer.when(() => consumer.values.includes('bad 4'));
      expect(subscription.paused().size).toBe(0);
      await subscription.stop();
    },
  );
}
