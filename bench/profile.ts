/** A CPU profile as V8 writes it (`node --cpu-prof`): what ran at each sample, and the microseconds between them. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
  readonly startTime: number;
  readonly endTime: number;
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly url: string;
    /** From 0. */
    readonly lineNumber: number;
  };
}

interface SelfTime {
  readonly name: string;
  /** File and line; '' for what is V8's own. */
  readonly place: string;
  readonly ms: number;
}

export interface Busyness {
  /** Busy and idle. */
  readonly ms: number;
  readonly busyMs: number;
  /** Most time first; without what was idle. */
  readonly functions: readonly SelfTime[];
}

const IDLE = '(idle)';

/** The time that each function was itself on top of the stack. */
export function selfTimes(profile: CpuProfile): Busyness {
  const names = new Map(profile.nodes.map((node) => [node.id, nameOf(node)]));
  const times = new Map<string, number>();
  let at = profile.startTime;
  let total = 0;
  profile.samples.forEach((id, index) => {
    at += profile.timeDeltas[index]!;
    // A sample stands for the time until the next one.
    const us = Math.max(0, profile.timeDeltas[index + 1] ?? profile.endTime - at);
    const key = names.get(id) ?? '(unknown)\t';
    times.set(key, (times.get(key) ?? 0) + us);
    total += us;
  });
  const all = Array.from(times, ([key, us]) => {
    const [name = '', place = ''] = key.split('\t');
    return { name, place, ms: us / 1000 };
  });
  const idle = all.find(({ name }) => name === IDLE)?.ms ?? 0;
  const functions = all.filter(({ name }) => name !== IDLE).sort((a, b) => b.ms - a.ms);
  return { ms: total / 1000, busyMs: total / 1000 - idle, functions };
}

function nameOf({ callFrame: { functionName, url, lineNumber } }: ProfileNode): string {
  return `${functionName || '(anonymous)'}\t${url === '' ? '' : `${url}:${lineNumber + 1}`}`;
}

/** What a person reads: the `count` functions that took most. `root`: a folder that places are told without. */
export function profileTable({ ms, busyMs, functions }: Busyness, count: number, root = ''): string {
  const percent = (part: number): string =>
    `${((100 * part) / Math.max(busyMs, 1e-9)).toFixed(1)} %`.padStart(8);
  const lines = functions
    .slice(0, count)
    .map(
      ({ name, place, ms: own }) =>
        `${own.toFixed(1).padStart(10)} ${percent(own)}  ${name}  ${place.replace(root, '')}`,
    );
  const head = `busy ${busyMs.toFixed(0)} ms of ${ms.toFixed(0)} ms`;
  return [head, `${'self ms'.padStart(10)} ${'of busy'.padStart(8)}  function`, ...lines, ''].join('\n');
}
