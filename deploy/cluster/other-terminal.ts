import { endProcess, goneWithin } from './end-process.ts';
import { seenListening, seenReady } from './health.ts';
import { lives } from './process-identity.ts';
import { type Entry, StateFile } from './state-file.ts';
import { table } from './table.ts';

/** A launcher that stops takes the drain of its gateways and the end of its servers. */
const DOWN_WITHIN_MS = 120_000;
const LEFTOVER_MS = 15_000;

/** `--down`: ends what runs on the folder, and answers what it did. Nobody else's process is touched. */
export async function down(directory: string): Promise<string> {
  const file = new StateFile(directory);
  const state = await file.read();
  if (!state) return `Nothing runs on ${directory}.`;
  if (await lives(state.launcher)) {
    process.kill(state.launcher.pid, 'SIGTERM');
    if (await goneWithin(state.launcher, DOWN_WITHIN_MS)) return 'All of it is stopped.';
    await endProcess(state.launcher, 0);
  }
  const ended: string[] = [];
  for (const { name, process: identity } of (await file.read())?.entries ?? []) {
    if (identity && (await endProcess(identity, LEFTOVER_MS))) ended.push(name);
  }
  await file.remove();
  return ended.length === 0 ? `Nothing runs on ${directory}.` : `Ended what was left: ${ended.join(', ')}.`;
}

/** `--status`: a table of what was started on the folder, and whether it is healthy. */
export async function status(
  directory: string,
): Promise<{ readonly text: string; readonly healthy: boolean }> {
  const state = await new StateFile(directory).read();
  if (!state) return { text: `Nothing runs on ${directory}.`, healthy: false };
  const entries = [...state.entries].reverse();
  const health = await Promise.all(entries.map(healthOf));
  const rows = entries.map(({ name, address, process: identity, log }, i) => {
    return [name, address, String(identity?.pid ?? '–'), health[i]!, log];
  });
  const launched = await lives(state.launcher);
  const note = launched ? '' : '\nThe launcher is gone; npm run cluster -- --down ends what it left.';
  return {
    text: table([['name', 'address', 'pid', 'health', 'log'], ...rows]) + note,
    healthy: launched && entries.length > 0 && health.every((each) => each === 'ready'),
  };
}

async function healthOf({ address, process: identity }: Entry): Promise<string> {
  if (!identity || !(await lives(identity))) return 'does not run';
  const seen = await (address.startsWith('http') ? seenReady(address) : seenListening(address));
  return seen.ready ? 'ready' : seen.why;
}
