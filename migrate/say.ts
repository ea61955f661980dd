/** What the operator sees while it runs. */
export interface Say {
  line(text: string): void;
  /** `done` of `total` rows or the like; often called. */
  step(name: string, done: number, total: number): void;
}

/** Lines are told when a step is over, and in between at most this often. */
const EVERY_MS = 2_000;
const WIDTH = 30;

/** A bar that is drawn anew on a terminal, lines elsewhere. */
export function sayTo(out: NodeJS.WriteStream, now: () => number): Say {
  const isTerminal = out.isTTY === true;
  let open = false;
  let last = Number.NEGATIVE_INFINITY;
  const line = (text: string): void => {
    out.write(`${open ? '\n' : ''}${text}\n`);
    open = false;
  };
  return {
    line,
    step(name, done, total) {
      const isOver = done >= total;
      if (!isOver && now() - last < (isTerminal ? EVERY_MS / 20 : EVERY_MS)) return;
      last = isOver ? Number.NEGATIVE_INFINITY : now();
      const text = `${name}: ${done} of ${Math.max(total, done)}`;
      if (!isTerminal) return line(text);
      const filled = total === 0 ? WIDTH : Math.min(WIDTH, Math.floor((done / total) * WIDTH));
      out.write(`\r[${'#'.repeat(filled).padEnd(WIDTH)}] ${text}   `);
      open = true;
      if (isOver) {
        out.write('\n');
        open = false;
      }
    },
  };
}
