import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { strikeNames } from '../replay/strike-names.ts';
import { laws } from '../replay/violations.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/test/replay/main.js', import.meta.url));
const WITHIN_MS = 40 * 60_000;

/**
 * Real conversations through two gateways, two chat-services and presence on real servers of their own, while each of
 * the harms of `--strikes` is done once: nothing acknowledged is lost, doubled or reordered.
 */
test(
  'the five laws hold on the cluster, whatever is killed, stopped, flushed or moved',
  async () => {
    const size = ['--rooms', '40', '--lines', '400', '--clients', '160'];
    const faults = ['--faults', 'cut,kill,slow,dup', '--kills', String(strikeNames.length)];
    const child = spawn(process.execPath, [PROGRAM, '--cluster', ...size, ...faults], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill());
    let [out, err] = ['', ''];
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data: Buffer) => {
      err += data;
      process.stderr.write(data);
    });
    const [code] = await once(child, 'close');
    const result = JSON.parse(out.trimEnd().split('\n').at(-1) || '{}');
    for (const law of laws) expect([law, result[law], err]).toEqual([law, 0, err]);
    expect(result.acknowledged + result.rejected).toBe(result.messages);
    expect(result.restarts).toBe(strikeNames.length);
    expect(code, err).toBe(0);
  },
  WITHIN_MS,
);
