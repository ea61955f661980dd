import { CodedError } from '../../protocol/errors.ts';

const MIN_NAME = 2;
const MAX_NAME = 32;
const MIN_PASSWORD = 8;
const MAX_PASSWORD = 1024;

/** Letters of any script with their marks (é written as two, Thai and Devanagari vowels), digits and . _ - */
const nameForm = /^[\p{L}\p{Nd}._-][\p{L}\p{M}\p{Nd}._-]*$/u;
const loneSurrogate = /\p{Surrogate}/u;

/**
 * The one form of a name under which it is stored, compared and shown: NFKC, lower case. Folding what is folded
 * changes nothing. Throws CodedError `invalid` for what is no name.
 */
export function foldName(name: string): string {
  // NFKC can make one character into 18: look at the length first, so that no long text is folded.
  if (name.length > MAX_NAME * 2) throw badName();
  // Composed first, since ligatures and wide letters have cases of their own; composed again, since lower-casing can
  // leave a letter beside its mark.
  const folded = name.normalize('NFKC').toLowerCase().normalize('NFKC');
  const length = [...folded].length;
  if (length < MIN_NAME || length > MAX_NAME || !nameForm.test(folded)) throw badName();
  return folded;
}

/**
 * The password as it is hashed: NFKC, so that the same keys pressed on another system give the same password
 * (NIST SP 800-63B 5.1.1.2). `field`: where it stood in the request. Throws CodedError `invalid`.
 */
export function checkPassword(password: string, field: string): string {
  // In UTF-8 every lone surrogate becomes the same U+FFFD: different passwords would be one.
  const length = loneSurrogate.test(password) ? 0 : [...password].length;
  if (length < MIN_PASSWORD || length > MAX_PASSWORD) {
    const detail = `A password has ${MIN_PASSWORD} to ${MAX_PASSWORD} characters.`;
    throw new CodedError('invalid', { field, detail });
  }
  return password.normalize('NFKC');
}

function badName(): CodedError {
  const detail = `A name has ${MIN_NAME} to ${MAX_NAME} letters, digits or . _ -`;
  return new CodedError('invalid', { field: 'name', detail });
}
