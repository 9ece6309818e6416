import { useSandbox } from '../engine/useSandbox';
import type { Delivery, Webhook } from '../../tools/sandbox';
import { DeduplicationStore } from './deduplicationStore';
import type { N8nOptions } from './tinyN8n';
import { TinyN8n } from './tinyN8n';

/**
 * Gives the tests of a file a sandbox, and the built Whaapy Trigger in an n8n that activates it,
 * tests it and receives its deliveries. Call it once, at the top of the file.
 *
 *   const { activeN8n, createContact } = useTrigger();
 */
export function useTrigger() {
	const { sandbox } = useSandbox();
	const running: TinyN8n[] = [];
	let phones = 0;
	let deduplication: DeduplicationStore;

	beforeAll(async () => {
		deduplication = await DeduplicationStore.start();
	});
	beforeEach(() => {
		sandbox.store.retryDelays = [5, 5, 5];
	});
	afterEach(async () => {
		await sandbox.deliveriesSettled();
		for (const n8n of running.splice(0)) {
			await n8n.close();
			expect(n8n.crashes).toEqual([]);
		}
	});

	async function startN8n(options: Partial<N8nOptions> = {}): Promise<TinyN8n> {
		const n8n = await TinyN8n.start({ account: sandbox, ...options });
		running.push(n8n);
		return n8n;
	}

	async function activeN8n(options: Partial<N8nOptions> = {}): Promise<TinyN8n> {
		const n8n = await startN8n(options);
		await n8n.activate();
		return n8n;
	}

	/** Creates a contact through Whaapy's API, which delivers `contact.created`; gives its ID. */
	async function createContact(name: string): Promise<string> {
		const phone = `+521551${String(++phones).padStart(7, '0')}`;
		const answer = await fetch(`${sandbox.url}/contacts/v1`, {
			method: 'POST',
			headers: { authorization: `Bearer ${sandbox.key}`, 'content-type': 'application/json' },
			body: JSON.stringify({ phone_number: phone, name }),
		});
		const { contact } = (await answer.json()) as { contact: { id: string } };
		await sandbox.deliveriesSettled();
		for (const n8n of running) await n8n.idle();
		return contact.id;
	}

	/** The webhooks at Whaapy. */
	const webhooks = (): Webhook[] => [...sandbox.store.webhooks.values()];

	return {
		sandbox,
		/** The store in the database of each n8n, whichever process runs a workflow. */
		deduplication: () => deduplication,
		startN8n,
		activeN8n,
		createContact,
		webhooks,
		/** The URLs of the webhooks at Whaapy. */
		urls: (): string[] => webhooks().map(({ url }) => url),
		/** The requests of one method that the trigger made. */
		calls: (method: string) =>
			sandbox.requests.filter(
				(made) => made.method === method && made.path.startsWith('/user-webhooks'),
			),
		/** The secret of the only webhook at Whaapy. */
		secretAtWhaapy(): string {
			expect(webhooks()).toHaveLength(1);
			return webhooks()[0]!.secret;
		},
		onlyDelivery(): Delivery {
			expect(sandbox.store.deliveries).toHaveLength(1);
			return sandbox.store.deliveries[0]!;
		},
		/** Sends a delivery once; gives what the trigger answers. */
		deliver: async (delivery: Delivery): Promise<number> => await sandbox.redeliver(delivery),
	};
}

/** The names in the first items of all runs that deliveries started, or that test runs were. */
export const names = (n8n: TinyN8n, mode = 'webhook') =>
	n8n.executions.filter((run) => run.mode === mode).map(({ items }) => items[0]?.json.name ?? null);

/** Why activating or listening did not work. */
export async function reasonOf(
	action: Promise<void>,
): Promise<{ message: string; description?: string }> {
	return await action.then(
		() => {
			throw new Error('It should not have worked');
		},
		(error: Error) => error,
	);
}
