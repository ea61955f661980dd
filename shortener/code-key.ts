import { createHash, randomBytes } from 'node:crypto';
import type { CodeBlocks } from '../ports/code-blocks.ts';
import type { OnceValues } from '../ports/once-values.ts';

/**
 * The key of the permutation that makes numbers into codes, made once. Rejects with a sentence for the operator when it
 * is not the one that codes were made with: another one would give codes a second time.
 */
export async function codeKey(once: OnceValues, blocks: CodeBlocks): Promise<Uint8Array> {
  const proposed = randomBytes(16).toString('hex');
  const standing = await once.settle('link-key', proposed);
  if (standing === proposed && (await blocks.highWater()) > 0) {
    throw new Error('Codes were made with a key that is gone: restore it as the once value link-key.');
  }
  const check = createHash('sha256').update(standing).digest('hex');
  if ((await once.settle('link-key-check', check)) !== check) {
    throw new Error(
      'The key of the codes is not the one that codes were made with: restore the once value link-key.',
    );
  }
  return Buffer.from(standing, 'hex');
}
