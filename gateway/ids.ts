import { createHash } from 'node:crypto';

/** 128 bits and a little, URL-safe: no two pairs or keys meet by chance. */
const LENGTH = 22;

/** The id of a 1:1 conversation is a function of the pair, whoever opens it. */
export function directId(a: string, b: string): string {
  return `d${digest(a < b ? ['direct', a, b] : ['direct', b, a])}`;
}

/** The id of a group is a function of its creator's key, so creating it again is creating it once. */
export function groupId(user: string, key: string): string {
  return `g${digest(['group', user, key])}`;
}

/** JSON keeps the parts apart: no two lists of strings have the same text. */
function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, LENGTH);
}

const FORM = /^[A-Za-z0-9_-]{1,64}$/;

export function isConversationId(value: string): boolean {
  return FORM.test(value);
}

const USER = /^[A-Za-z0-9_.:@-]{1,64}$/;

export function isUserId(value: string): boolean {
  return USER.test(value);
}

const DEVICE = /^[A-Za-z0-9_-]{1,32}$/;

export function isDeviceId(value: string): boolean {
  return DEVICE.test(value);
}
