import { CodedError } from '../../protocol/errors.ts';
import type { ClientFrame } from './codec.ts';

/**
 * Refuses a text that was not UTF-8. protobufjs puts U+FFFD where bytes are not; whether the client meant that
 * character is seen by looking for its encoded text in what was received. Costs a scan of the text, no more, for
 * texts without that character.
 */
export function checkUtf8(frame: ClientFrame, data: Uint8Array): void {
  const text = frame.command?.send?.text;
  if (!text?.includes('\uFFFD')) return;
  if (!Buffer.from(data.buffer, data.byteOffset, data.byteLength).includes(text)) {
    throw new CodedError('malformed', { field: 'command.send.text', detail: 'The text is not valid UTF-8.' });
  }
}
