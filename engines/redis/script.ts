import { createHash } from 'node:crypto';
import type { Nodes } from './nodes.ts';

/** A Lua script: what it does is atomic at its node. All its keys must be in one slot. */
export interface Script {
  readonly text: string;
  readonly sha: string;
}

export function script(text: string): Script {
  return { text, sha: createHash('sha1').update(text).digest('hex') };
}

/** Runs it by its name; only a server that does not know it yet is sent the text. */
export async function run(
  nodes: Nodes,
  slot: number,
  { text, sha }: Script,
  keys: readonly string[],
  args: readonly (string | number)[],
): Promise<unknown> {
  try {
    return await nodes.call(slot, (redis) => redis.evalsha(sha, keys.length, ...keys, ...args));
  } catch (error) {
    if (!(error as Error).message.startsWith('NOSCRIPT')) throw error;
    return await nodes.call(slot, (redis) => redis.eval(text, keys.length, ...keys, ...args));
  }
}
