import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, release, totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { Case } from './benches/context.ts';
import { type Spread, spread } from './statistics.ts';

export interface Summary {
  readonly name: string;
  readonly figures: Readonly<Record<string, Spread>>;
}

/** Min, median and max of every figure of every case over the runs; a run that lacks a case counts in none. */
export function summarize(runs: readonly (readonly Case[])[]): Summary[] {
  const cases = new Map<string, Map<string, number[]>>();
  for (const { name, values } of runs.flat()) {
    const figures = cases.get(name) ?? new Map<string, number[]>();
    cases.set(name, figures);
    for (const [figure, value] of Object.entries(values)) {
      figures.set(figure, [...(figures.get(figure) ?? []), value]);
    }
  }
  return [...cases].map(([name, figures]) => ({
    name,
    figures: Object.fromEntries(
      [...figures].map(([figure, values]) => [figure, roundedSpread(values)] as const),
    ),
  }));
}

function roundedSpread(values: readonly number[]): Spread {
  const { min, median, max } = spread(values);
  return { min: rounded(min), median: rounded(median), max: rounded(max) };
}

/** Three significant digits, and every digit before the point. */
export function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** What a person reads: a block a case, a line a figure. */
export function table(summaries: readonly Summary[], runs: number): string {
  const lines: string[] = [];
  for (const { name, figures } of summaries) {
    lines.push('', `${name.padEnd(30)}${['min', 'median', 'max'].map((each) => each.padStart(12)).join('')}`);
    for (const [figure, { min, median, max }] of Object.entries(figures)) {
      const cells = [min, median, max].map((each) => each.toLocaleString('en').padStart(12));
      lines.push(`  ${figure.padEnd(28)}${cells.join('')}`);
    }
  }
  return `${lines.join('\n')}\n\n${runs} run${runs === 1 ? '' : 's'}\n`;
}

/** Where the figures were taken. */
export function machine(dataFolder: string): object {
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? '',
    memory_gib: Math.round(totalmem() / 2 ** 30),
    architecture: arch(),
    kernel: release(),
    node: process.version,
    data_filesystem: filesystem(dataFolder),
  };
}

/** Of the mount that holds the folder: a sync costs nothing on tmpfs, and is then no sync. */
function filesystem(folder: string): string {
  let [longest, type] = ['', 'unknown'];
  for (const line of readFileSync('/proc/mounts', 'utf8').split('\n')) {
    const [, mount = '', kind = ''] = line.split(' ');
    const holds = mount !== '' && `${folder}/`.startsWith(mount.endsWith('/') ? mount : `${mount}/`);
    if (holds && mount.length >= longest.length) [longest, type] = [mount, kind];
  }
  return type;
}

/** The commit that was measured, marked when files differ from it; 'unknown' outside a clone. */
export function commit(): string {
  try {
    const git = (...args: string[]): string =>
      execFileSync('git', args, { encoding: 'utf8', stdio: 'pipe' }).trim();
    const changed = git('status', '--porcelain', '--', ':!bench/results') !== '';
    return git('rev-parse', '--short', 'HEAD') + (changed ? ' with changes' : '');
  } catch {
    return 'unknown';
  }
}

export function writeJson(file: string, content: object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}
