import type { Conversation } from '../../api/contract';
import { pageIn } from '../../api/pagination';
import { personLabel, picker } from '../picker';

/** The conversations of the "From List" picker: name and number, page by page. */
export const searchConversations = picker(async (client, search?: string, cursor?: string) => {
	const page = await client.get('/conversations/v1', {
		query: { limit: 50, search, cursor },
		envelope: pageIn<Conversation>('data', 'conversations'),
	});
	return {
		results: page.items.map(({ id, contactName, phoneNumber }) => ({
			name: personLabel(contactName, phoneNumber, id),
			value: String(id),
		})),
		paginationToken: page.cursor,
	};
});
