import path from 'node:path';
import type { FileOps } from './file-ops.ts';
import { datasync, readAt, writeAt } from './file-ops.ts';

/** What is fixed when a log is made. */
export interface LogIdentity {
  /** Random; a log begun anew has another one. */
  readonly epoch: string;
  /** Of each topic: a change would move keys in mid-order. */
  readonly partitions: number;
  /** Begins every checksum; never leaves the directory. */
  readonly salt: number;
}

const FILE = 'identity';
const VERSION = 1;

/** Reads the identity of the log in `directory`, or makes one when the directory holds none and no segments. */
export async function loadIdentity(
  files: FileOps,
  directory: string,
  partitions: number | undefined,
  randomBytes: (count: number) => Uint8Array,
): Promise<LogIdentity> {
  const names = await files.list(directory);
  if (names.includes(FILE)) {
    const identity = await readIdentity(files, path.join(directory, FILE));
    if (partitions !== undefined && partitions !== identity.partitions) {
      throw new Error(
        `The event log in ${directory} was made with ${identity.partitions} partitions; it cannot be opened with ${partitions}.`,
      );
    }
    return identity;
  }
  if (names.some((name) => name.endsWith('.segment'))) {
    throw new Error(`The event log in ${directory} has segments but no file “${FILE}”: it is not whole.`);
  }
  const identity = newIdentity(partitions ?? 64, randomBytes);
  await writeIdentity(files, directory, identity);
  return identity;
}

function newIdentity(partitions: number, randomBytes: (count: number) => Uint8Array): LogIdentity {
  if (!Number.isInteger(partitions) || partitions < 1 || partitions > 0x10000) {
    throw new Error(`A log has 1 to 65536 partitions, not ${partitions}.`);
  }
  return {
    epoch: Buffer.from(randomBytes(8)).toString('hex'),
    partitions,
    salt: Buffer.from(randomBytes(4)).readUInt32LE(0),
  };
}

async function readIdentity(files: FileOps, file: string): Promise<LogIdentity> {
  const handle = await files.open(file, 'read');
  try {
    const bytes = Buffer.alloc(await handle.size());
    await readAt(handle, bytes, 0);
    const parsed: unknown = JSON.parse(bytes.toString());
    if (isIdentity(parsed)) return { epoch: parsed.epoch, partitions: parsed.partitions, salt: parsed.salt };
  } catch (cause) {
    throw new Error(`The file ${file} cannot be read as the identity of an event log.`, { cause });
  } finally {
    await handle.close();
  }
  throw new Error(`The file ${file} is not the identity of an event log of version ${VERSION}.`);
}

function isIdentity(value: unknown): value is LogIdentity {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return (
    fields.version === VERSION &&
    typeof fields.epoch === 'string' &&
    Number.isInteger(fields.partitions) &&
    Number.isInteger(fields.salt)
  );
}

/** All or nothing: the name appears when the bytes are durable, and is durable when this resolves. */
async function writeIdentity(files: FileOps, directory: string, identity: LogIdentity): Promise<void> {
  const temporary = path.join(directory, `${FILE}.tmp`);
  const handle = await files.open(temporary, 'create');
  try {
    await writeAt(handle, Buffer.from(`${JSON.stringify({ version: VERSION, ...identity })}\n`), 0);
    await datasync(handle);
  } finally {
    await handle.close();
  }
  await files.rename(temporary, path.join(directory, FILE));
  await files.syncDirectory(directory);
}
