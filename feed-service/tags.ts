import { CodedError } from '../protocol/errors.ts';

const MAX_TAGS = 30;
const MAX_TAG_LENGTH = 100;

/** Hashtags of a text, folded, each once. Throws `invalid` above MAX_TAGS. */
export function tagsOf(text: string): string[] {
  const tags = new Set<string>();
  for (const match of text.matchAll(/(?<![\p{L}\p{N}_&/])#([\p{L}\p{N}_]+)/gu)) {
    const tag = foldTag(match[1]!);
    if (tag === '' || /^\d+$/.test(tag)) continue;
    tags.add(tag);
    if (tags.size > MAX_TAGS) {
      throw new CodedError('invalid', { field: 'text', detail: `At most ${MAX_TAGS} hashtags.` });
    }
  }
  return [...tags];
}

/** One form for what reads alike; '' for what is no tag. */
export function foldTag(tag: string): string {
  const folded = tag.normalize('NFKC').toLowerCase();
  return folded.length <= MAX_TAG_LENGTH && /^[\p{L}\p{N}\p{M}_]+$/u.test(folded) ? folded : '';
}
