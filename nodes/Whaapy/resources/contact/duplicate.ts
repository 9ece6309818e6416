import type { INode, NodeApiError } from 'n8n-workflow';
import { statusError } from '../../api/apiError';
import type { WhaapyClient } from '../../api/client';
import type { StatusMessages } from '../../api/errorMessages';
import { otherSpelling } from '../../phone/variants';
import type { ContactMatch } from './find';
import { findContact, knownContact } from './find';

/** What the user reads if Whaapy refuses a duplicate without saying of which contact. */
export const UNNAMED_DUPLICATE: StatusMessages = {
	409: {
		message:
			"A contact with this phone number already exists, but Whaapy's answer does not say which",
		description:
			"Nothing was saved for this item. Find the contact in Whaapy and use the operation 'Update' with its ID.",
	},
};

/**
 * The contact that a person has already. One request for numbers with two spellings; none for those
 * with one, because Whaapy itself refuses the same spelling twice, and none for a number that the run
 * has met before.
 */
export async function findDuplicate(
	client: WhaapyClient,
	phone: string,
	tryOtherSpellings: boolean,
): Promise<ContactMatch | undefined> {
	return tryOtherSpellings && otherSpelling(phone) !== undefined
		? await findContact(client, phone)
		: await knownContact(client, phone);
}

/** A person who has a contact already. */
interface Duplicate {
	/** The number as it was given. */
	phone: string;
	duplicate: ContactMatch;
	itemIndex: number;
}

/** What the user reads if a second contact of one person was refused without asking Whaapy. */
export function duplicateContact(
	node: INode,
	{ phone, duplicate, itemIndex }: Duplicate,
): NodeApiError {
	const isSame = duplicate.phoneNumber === phone;
	const advice =
		"Use the operation 'Create or Update' to update the existing contact instead of creating a second one.";
	return statusError(node, '409', {
		message: `A contact with this phone number already exists${isSame ? '' : ` as ${duplicate.phoneNumber}`}: ${duplicate.id}`,
		description: isSame
			? advice
			: `${advice} To have two, turn 'Also Try +521 / +52 (MX, AR, BR)' off under Options.`,
		itemIndex,
	});
}
