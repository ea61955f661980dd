interface Entry {
  readonly sentence: string;
  /** What an operator reads where the value stands for something, e.g. “seconds”. */
  readonly unit?: string;
}
interface NumberOption extends Entry {
  readonly type: 'number';
  readonly default: number;
  readonly least: number;
  readonly most: number;
}
interface TextOption extends Entry {
  readonly type: 'text';
  readonly default: string;
  /** What the value must look like, with the words that say so. */
  readonly form?: { readonly pattern: RegExp; readonly words: string };
  readonly secret?: boolean;
}
interface ChoiceOption extends Entry {
  readonly type: 'choice';
  readonly default: string;
  readonly choices: readonly string[];
}
export type Option = NumberOption | TextOption | ChoiceOption;

export const number = (
  value: number,
  unit: string,
  sentence: string,
  least = 1,
  most = Number.MAX_SAFE_INTEGER,
) => ({ type: 'number', default: value, unit, sentence, least, most }) as const;
export const text = (value: string, sentence: string, more: Partial<TextOption> = {}) =>
  ({ type: 'text', default: value, sentence, ...more }) as const;
export const choice = <const C extends readonly [string, ...string[]]>(choices: C, sentence: string) =>
  ({ type: 'choice', default: choices[0], choices, sentence }) as const;

/** Of texts. */
export const url = { pattern: /^$|^https?:\/\/\S+$/, words: 'an http or https address' };
export const hosts = { pattern: /^[^\s,]+:\d+(,[^\s,]+:\d+)*$/, words: 'host:port, several by comma' };
