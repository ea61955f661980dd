const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const VALUES: readonly number[] = Array.from({ length: 128 }, (_, code) =>
  DIGITS.indexOf(String.fromCharCode(code)),
);

/** Characters of a code. */
export const CODE_LENGTH = 7;
/** How many codes there are: 62^7, about 3.5 × 10^12, far below 2^53. */
export const CODE_COUNT = 62 ** CODE_LENGTH;

/** `number` in [0, CODE_COUNT) as seven characters, most significant first. */
export function codeOf(number: number): string {
  let code = '';
  for (let rest = number, i = 0; i < CODE_LENGTH; i++) {
    const digit = rest % 62;
    code = DIGITS[digit]! + code;
    rest = (rest - digit) / 62;
  }
  return code;
}

/** The number of a code; -1 for what has not the form of one. */
export function numberOf(code: string): number {
  if (code.length !== CODE_LENGTH) return -1;
  let number = 0;
  for (let i = 0; i < CODE_LENGTH; i++) {
    const value = VALUES[code.charCodeAt(i)] ?? -1;
    if (value < 0) return -1;
    number = number * 62 + value;
  }
  return number;
}
