import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { laws } from './violations.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/test/replay/main.js', import.meta.url));

/** The tool as a person runs it, on what `npm test` has compiled. */
async function replay(...args: string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  const [code] = await once(child, 'close');
  const result = JSON.parse(out.trimEnd().split('\n').at(-1) || '{}');
  return { code, err, result };
}

function expectLawsHeld({ code, err, result }: Awaited<ReturnType<typeof replay>>, messages: number): void {
  for (const law of laws) expect([law, result[law], err]).toEqual([law, 0, err]);
  expect(result.messages).toBe(messages);
  expect(result.acknowledged + result.rejected).toBe(messages);
  expect(result.rejected).toBe(0);
  expect(result.deliveries).toBeGreaterThan(messages * 10);
  expect([code, err]).toEqual([0, err]);
}

describe('the five laws on a slice of the conversations', () => {
  it('hold, and nothing has to be healed', async () => {
    const run = await replay('--rooms', '2', '--lines', '300');
    expectLawsHeld(run, 600);
    expect(run.result.healed).toBe(0);
    expect(run.result.restarts).toBe(0);
  });

  it('hold while connections are cut, readers stop, commands come twice and the server is killed', async () => {
    const size = ['--rooms', '3', '--lines', '900', '--window', '64', '--room-window', '128'];
    const run = await replay(...size, '--faults', 'cut,kill,slow,dup', '--kills', '2');
    expectLawsHeld(run, 2700);
    expect(run.result.restarts).toBe(2);
    expect(run.result.inflight.median).toBeGreaterThanOrEqual(50);
  });
});
