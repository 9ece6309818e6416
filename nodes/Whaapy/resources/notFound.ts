import type { UserMessage } from '../shared/inputError';

/** The words for a thing that does not exist; see `messages` of a request. */
export function notFound(thing: string, id: string, description: string): { 404: UserMessage } {
	return { 404: { message: `Whaapy has no ${thing} with the ID '${id}'`, description } };
}
