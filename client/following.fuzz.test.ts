import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count, live, pass, ScriptedServer, settle } from './scripted-server.test-helper.ts';
import type { Event } from './wire.ts';

/** What happens to a conversation of `events` events on its way to the client, as far as chance decides. */
const fates = fc.record({
  events: fc.integer({ min: 1, max: 60 }),
  history: fc.constantFrom('all' as const),
  steps: fc.array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({ kind: fc.constant('frame' as const), take: fc.integer({ min: 1, max: 6 }) }),
      },
      fc.record({
        kind: fc.constantFrom('lose' as const, 'cut' as const, 'beat' as const, 'settle' as const),
      }),
      fc.record({
        kind: fc.constant('repeat' as const),
        from: fc.nat(60),
        take: fc.integer({ min: 1, max: 9 }),
      }),
      fc.record({ kind: fc.constant('late' as const), frames: fc.integer({ min: 1, max: 4 }) }),
    ),
    { maxLength: 60 },
  ),
});

test('whatever is lost, doubled, late or cut: every event once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(fates, async ({ events, history, steps }) => {
      const server = new ScriptedServer();
      server.delivers = false;
      server.post('a', 'first');
      const { client, clock, seen } = await live(server, { history });
      const late: Event[][] = [];
      const say = (some: Event[]) => {
        if (some.length > 0) server.socket.say({ events: { conversation: 'a', events: some, more: false } });
      };
      for (const step of steps) {
        const all = () => server.conversations.get('a')!;
        const next = (many: number) => {
          const from = all().length;
          for (let i = 0; i < many && all().length < events; i++) server.post('a', 'x');
          return all().slice(from);
        };
        if (step.kind === 'frame') say(next(step.take));
        else if (step.kind === 'lose') next(3);
        else if (step.kind === 'repeat') say(all().slice(step.from, step.from + step.take));
        else if (step.kind === 'late') {
          late.push(next(2));
          for (const some of late.splice(0, step.frames - 1)) say(some);
        } else if (step.kind === 'cut') {
          server.socket.end(1006);
          await pass(clock, 2_000);
        } else if (step.kind === 'beat') clock.advance(30_000);
        else await settle();
      }
      for (const some of late) say(some);
      // Whatever is still missing shows with the next beats.
      await pass(clock, 62_000);
      expect(seen).toEqual(count('a', 1, server.conversations.get('a')!.length));
      await client.close();
    }),
    { numRuns: 150 },
  );
});
