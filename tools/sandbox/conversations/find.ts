import { conversationNotFound } from '../respond';
import type { Store } from '../store';
import type { Conversation } from '../types';

export function findConversation(store: Store, id: string): Conversation {
	const conversation = store.conversations.get(id);
	if (!conversation) throw conversationNotFound();
	return conversation;
}
