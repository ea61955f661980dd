import { invalid } from '../http/read-request.ts';
import type { Link } from '../ports/link-store.ts';
import { CodedError } from '../protocol/errors.ts';
import { createLinks, type Outcome } from './create-links.ts';
import { readCsv, writeCsv } from './csv.ts';
import { type LinkDesk, viewOf } from './link-desk.ts';
import { type NewLink, newLink } from './link-input.ts';

const columns = [
  'target',
  'alias',
  'title',
  'tags',
  'expires_at',
  'max_clicks',
  'status',
  'forward_query',
  'indexed',
];
const exported = ['name', 'url', 'state', 'created_at', ...columns.filter((each) => each !== 'alias')];

/** A row each; columns may stand in any order, empty fields take the usual. Throws CodedError for what is no such CSV. */
export async function importLinks(
  desk: LinkDesk,
  owner: string,
  text: string,
  most: number,
): Promise<Outcome[]> {
  const [head, ...rows] = rowsOf(text);
  const names = head?.map((each) => each.trim().toLowerCase()) ?? [];
  const unknown = names.find((each) => !columns.includes(each) && !exported.includes(each));
  if (!names.includes('target') || unknown !== undefined) {
    const detail =
      unknown === undefined ? 'The head line has no column target.' : `No column is called ${unknown}.`;
    throw new CodedError('malformed', { detail });
  }
  if (rows.length > most) throw new CodedError('too_large', { detail: `At most ${most} rows at once.` });
  const parsed = rows.map((row) => inputOf(names, row));
  const good = parsed.filter((each): each is NewLink => !(each instanceof CodedError));
  const made = await createLinks(desk, owner, good);
  let next = 0;
  return parsed.map((each) => (each instanceof CodedError ? each : made[next++]!));
}

export function exportLinks(desk: LinkDesk, links: readonly Link[]): string {
  const rows = links.map((link) => {
    const view = { ...viewOf(desk, link), tags: link.tags.join(' ') } as Record<string, unknown>;
    return exported.map((column) => String(view[column] ?? ''));
  });
  return writeCsv([exported, ...rows]);
}

function rowsOf(text: string): string[][] {
  try {
    return readCsv(text);
  } catch (error) {
    throw new CodedError('malformed', { detail: (error as Error).message });
  }
}

function inputOf(names: readonly string[], row: readonly string[]): NewLink | CodedError {
  const given: Record<string, unknown> = {};
  for (const [i, name] of names.entries()) {
    const text = (row[i] ?? '').trim();
    if (text !== '' && columns.includes(name)) given[name] = readField(name, text);
  }
  const parsed = newLink.safeParse(given);
  if (parsed.success) return parsed.data;
  return invalid(parsed.error);
}

function readField(name: string, text: string): unknown {
  if (['expires_at', 'max_clicks', 'status'].includes(name)) {
    // A date is taken as well as milliseconds.
    return name === 'expires_at' && !/^\d+$/.test(text) ? Date.parse(text) : Number(text);
  }
  if (['forward_query', 'indexed'].includes(name)) return /^(true|yes|1)$/i.test(text);
  return name === 'tags' ? text.split(/[\s,]+/).filter((each) => each !== '') : text;
}
