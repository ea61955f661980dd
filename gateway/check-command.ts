import { CodedError } from '../protocol/errors.ts';
import type { kith } from '../protocol/generated/kith.js';
import { MAX_KEY, MAX_TEXT_BYTES, MAX_TITLE, MAX_USERS } from '../protocol/limits.ts';
import { isConversationId, isUserId } from './ids.ts';

/** Checked by hand: a schema library would cost more than the rest of the path. Throws CodedError with the field. */
export function checkCommand(command: kith.v1.Command.$Properties): void {
  checkConversation(command.conversation, 'command.conversation');
  if (!command.counter) throw new CodedError('invalid', { field: 'command.counter' });
  if (command.send) checkText(command.send.text ?? '');
  else if (command.add) checkUsers(command.add.users ?? [], 'command.add.users', 1);
  else if (command.remove) checkUsers(command.remove.users ?? [], 'command.remove.users', 1);
  else if (!command.join && !command.leave)
    throw new CodedError('unknown_frame', { field: 'command.action' });
}

export function checkConversation(value: string | null | undefined, field: string): string {
  if (!value || !isConversationId(value)) throw new CodedError('invalid', { field });
  return value;
}

function checkText(text: string): void {
  const field = 'command.send.text';
  if (text.length === 0) throw new CodedError('invalid', { field, detail: 'The text is empty.' });
  // A UTF-16 unit is at most three bytes, so short texts need no count.
  if (text.length * 3 > MAX_TEXT_BYTES && Buffer.byteLength(text) > MAX_TEXT_BYTES) {
    throw new CodedError('too_large', { field });
  }
}

export function checkUsers(users: readonly string[], field: string, least: number): readonly string[] {
  if (users.length < least) throw new CodedError('invalid', { field });
  if (users.length > MAX_USERS) throw new CodedError('too_large', { field });
  for (const user of users) checkUser(user, field);
  return users;
}

export function checkUser(user: string | null | undefined, field: string): string {
  if (!user || !isUserId(user)) throw new CodedError('invalid', { field });
  return user;
}

export function checkGroup(group: kith.v1.CreateGroup.$Properties): void {
  const { key, title } = group;
  if (!key || key.length > MAX_KEY) throw new CodedError('invalid', { field: 'create_group.key' });
  if ((title ?? '').length > MAX_TITLE) throw new CodedError('too_large', { field: 'create_group.title' });
  checkUsers(group.members ?? [], 'create_group.members', 0);
}
