import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const BYTES = 32;

/**
 * The secret that signs this installation's access tokens: made at the first start, kept with the data, readable by the
 * owner only. Its loss signs everybody out, nothing more.
 */
export async function signingKey(folder: string): Promise<Uint8Array> {
  const file = join(folder, 'token-key');
  for (;;) {
    try {
      const key = await readFile(file);
      if (key.length !== BYTES)
        throw new Error(`${file} is damaged: it must hold ${BYTES} bytes. Delete it to sign everybody out.`);
      return key;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    await makeKey(file);
  }
}

/** Whole or not at all: written beside, made durable, then given its name, which fails when someone was faster. */
async function makeKey(file: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  await handle.writeFile(randomBytes(BYTES));
  await handle.sync();
  await handle.close();
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
}
