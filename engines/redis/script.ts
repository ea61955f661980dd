import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Nodes } from './nodes.ts';

/** A Lua script: what it does is atomic at its node. All its keys must be in one slot. */
export interface Script {
  readonly text: string;
  readonly sha: string;
}

export function script(text: string): Script {
  return { text, sha: createHash('sha1').update(text).digest('hex') };
}

type Arguments = readonly (string | number | Buffer)[];

/** Runs it by its name; only a server that does not know it yet is sent the text. */
export async function run(
  nodes: Nodes,
  slot: number,
  script: Script,
  keys: readonly string[],
  args: Arguments | ((run: string) => Arguments),
): Promise<unknown> {
  const argsFor = typeof args === 'function' ? args : () => args;
  return await byName(script, (named) => nodes.call(slot, (redis, run) => named(redis, keys, argsFor(run))));
}

/**
 * As `run`, for many keys of one slot that have nothing to do with each other: `args` of those from `from` to before
 * `to`. Answers what each command answered: one, or, while the keys are on two nodes, one a key.
 */
export async function runForAll(
  nodes: Nodes,
  slot: number,
  script: Script,
  keys: readonly string[],
  args: (run: string, from: number, to: number) => Arguments,
): Promise<unknown[]> {
  return await byName(script, (named) =>
    callForAll(nodes, slot, keys.length, (redis, run, from, to) =>
      named(redis, keys.slice(from, to), args(run, from, to)),
    ),
  );
}

/**
 * One command for all `count` keys of a slot. While the slot moves to another node some keys are here and some there, and
 * such a command is refused: then it is one for each.
 */
export async function callForAll<Answer>(
  nodes: Nodes,
  slot: number,
  count: number,
  send: (redis: Redis, run: string, from: number, to: number) => Promise<Answer>,
): Promise<Answer[]> {
  const whole = await nodes.call(slot, (redis, run) => send(redis, run, 0, count).catch(unlessApart(count)));
  if (whole !== APART) return [whole];
  const each = Array.from({ length: count }, (_, i) =>
    nodes.call(slot, (redis, run) => send(redis, run, i, i + 1)),
  );
  return await Promise.all(each);
}

const APART = Symbol('the keys are on two nodes');

function unlessApart(count: number): (error: Error) => typeof APART {
  return (error) => {
    if (count > 1 && error.message.startsWith('TRYAGAIN')) return APART;
    throw error;
  };
}

type Named = (redis: Redis, keys: readonly string[], args: Arguments) => Promise<unknown>;

async function byName<Answer>(
  { text, sha }: Script,
  work: (named: Named) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work((redis, keys, args) => redis.evalsha(sha, keys.length, ...keys, ...args));
  } catch (error) {
    if (!(error as Error).message.startsWith('NOSCRIPT')) throw error;
    return await work((redis, keys, args) => redis.eval(text, keys.length, ...keys, ...args));
  }
}
