import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

export interface Line {
  /** When it was said, in minutes since the room's first line. */
  readonly minute: number;
  readonly nick: string;
  readonly text: string;
}

/** A conversation of the file: what people said in it, in its order. */
export interface CorpusRoom {
  readonly name: string;
  readonly lines: readonly Line[];
  /** In the order of their first lines. */
  readonly nicks: readonly string[];
}

interface FileLine {
  readonly room: string;
  readonly at: string;
  readonly nick: string;
  readonly text: string;
}

/** Bounds on what is taken of a file; 0: everything. */
export interface Slice {
  readonly rooms: number;
  readonly lines: number;
}

/** The file's rooms in the order in which they begin. Rejects with a sentence that names the line at fault. */
export async function readCorpus(file: string, slice: Slice): Promise<CorpusRoom[]> {
  const bytes = createReadStream(file);
  const source = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  const failed = new Promise<never>((_, reject) => {
    bytes.once('error', reject);
    source.once('error', reject);
  });
  return Promise.race([failed, gather(createInterface({ input: source }), slice)]);
}

async function gather(lines: AsyncIterable<string>, slice: Slice): Promise<CorpusRoom[]> {
  const rooms = new Map<string, FileLine[]>();
  let number = 0;
  for await (const source of lines) {
    number += 1;
    if (source === '') continue;
    const line = parse(source, number);
    const known = rooms.get(line.room);
    if (known === undefined && slice.rooms > 0 && rooms.size === slice.rooms) continue;
    if (known === undefined) rooms.set(line.room, [line]);
    else if (slice.lines === 0 || known.length < slice.lines) known.push(line);
  }
  return Array.from(rooms, ([name, all]) => roomOf(name, all));
}

function parse(source: string, number: number): FileLine {
  let line: FileLine | null = null;
  try {
    line = JSON.parse(source);
  } catch {
    // Said below.
  }
  const whole = [line?.room, line?.at, line?.nick, line?.text].every((each) => typeof each === 'string');
  if (whole && line?.text !== '') return line as FileLine;
  throw new Error(`Line ${number} of the file is not {room, at, nick, text} with a text.`);
}

function roomOf(name: string, all: readonly FileLine[]): CorpusRoom {
  const first = Date.parse(`${all[0]!.at}Z`);
  const lines = all.map(({ at, nick, text }) => ({
    minute: Math.max(0, Math.round((Date.parse(`${at}Z`) - first) / 60_000)) || 0,
    ...{ nick, text },
  }));
  return { name, lines, nicks: [...new Set(lines.map(({ nick }) => nick))] };
}
