import { RawConversation } from './raw-conversation.ts';

/** What a device keeps while it is away. */
export class RawMemory {
  store = '';
  readonly conversations = new Map<string, RawConversation>();

  conversation(id: string): RawConversation {
    const known = this.conversations.get(id);
    if (known) return known;
    const conversation = new RawConversation(id);
    this.conversations.set(id, conversation);
    return conversation;
  }
}
