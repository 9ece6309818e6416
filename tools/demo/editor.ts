import type { IBinaryData, IConnections, INode, IRun } from 'n8n-workflow';
import { parse } from 'flatted';

/** The login of the demo's own n8n, which listens on this machine only. */
export const owner = {
	email: 'owner@example.com',
	firstName: 'Whaapy',
	lastName: 'Demo',
	password: 'Whaapy-demo-1',
};

/** A workflow as the editor exports it. */
export interface WorkflowFile {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: Record<string, unknown>;
}

interface Named {
	id: string;
	name: string;
}

interface Publication {
	status: string;
	triggers: Array<{ errorMessage: string | null }>;
}

export interface Finished extends Pick<IRun, 'data'> {
	status: string;
}

/** What a person does in n8n's editor, through the same interface as the editor's. */
export class Editor {
	private cookie = '';

	constructor(private readonly url: string) {}

	/** Logs in, and creates the owner's account first if this n8n is new. */
	async logIn(): Promise<void> {
		const settings = await this.call<{ userManagement: { showSetupOnFirstLoad: boolean } }>(
			'GET',
			'/settings',
		);
		if (settings.userManagement.showSetupOnFirstLoad)
			await this.call('POST', '/owner/setup', owner);
		else {
			const { email: emailOrLdapLoginId, password } = owner;
			await this.call('POST', '/login', { emailOrLdapLoginId, password });
		}
	}

	/** Saves a credential under its name, in place of the one of that name that is there. */
	async saveCredential(name: string, type: string, data: Record<string, string>): Promise<string> {
		const existing = (await this.call<Named[]>('GET', '/credentials')).find((c) => c.name === name);
		const body = { name, type, data };
		const saved = existing
			? await this.call<Named>('PATCH', `/credentials/${existing.id}`, body)
			: await this.call<Named>('POST', '/credentials', body);
		return saved.id;
	}

	/**
	 * Imports a workflow, in place of the one of that name that is there.
	 *
	 * @param others what the user chooses as the credentials of other nodes, by node type
	 */
	async importWorkflow(
		file: WorkflowFile,
		credential: Named,
		others: Record<string, INode['credentials']> = {},
	): Promise<string> {
		const nodes = file.nodes.map((node) => {
			const own = node.type.includes('whaapy') ? { whaapyApi: credential } : others[node.type];
			return own ? { ...node, credentials: own } : node;
		});
		const body = { ...file, nodes, settings: file.settings ?? {} };
		const all = await this.call<Array<Named & { isArchived: boolean; active: boolean }>>(
			'GET',
			'/workflows',
		);
		for (const { id, name, isArchived, active } of all) {
			if (name !== file.name) continue;
			// n8n refuses to delete a workflow while it is being unpublished, and to archive it twice.
			if (active) await this.deactivate(id);
			if (!isArchived) await this.call('POST', `/workflows/${id}/archive`);
			await this.call('DELETE', `/workflows/${id}`);
		}
		return (await this.call<Named>('POST', '/workflows', body)).id;
	}

	/** Runs a workflow from its trigger, as "Execute workflow" does, and waits for its end. */
	async runWorkflow(id: string, trigger: string, seconds = 120): Promise<Finished> {
		const { executionId } = await this.call<{ executionId: string }>(
			'POST',
			`/workflows/${id}/run`,
			{
				triggerToStartFrom: { name: trigger },
			},
		);
		return await this.waitForExecution(executionId, seconds);
	}

	/**
	 * Waits for an execution to end and gives what n8n stored of it. Asks a thousand times at most, because
	 * each answer is work for n8n too.
	 */
	async waitForExecution(id: string, seconds = 120): Promise<Finished> {
		const deadline = Date.now() + seconds * 1000;
		while (Date.now() < deadline) {
			const execution = await this.call<{ status: string; data: string }>(
				'GET',
				`/executions/${id}`,
			);
			if (!['new', 'running', 'waiting'].includes(execution.status)) {
				return { status: execution.status, data: parse(execution.data) as IRun['data'] };
			}
			await new Promise((resolve) => setTimeout(resolve, Math.max(100, seconds)));
		}
		throw new Error(`Execution ${id} did not end within ${seconds} s`);
	}

	/** Publishes a workflow, so that its trigger waits for events; throws what n8n says otherwise. */
	async activate(id: string): Promise<void> {
		const { versionId } = await this.call<{ versionId: string }>('GET', `/workflows/${id}`);
		await this.call('POST', `/workflows/${id}/activate`, { versionId });
		const { status, triggers } = await this.publication(id);
		if (status !== 'published') {
			const reasons = triggers.map(({ errorMessage }) => errorMessage).join('; ');
			throw new Error(`The workflow is ${status}: ${reasons}`);
		}
	}

	/** Takes a workflow out of service. */
	async deactivate(id: string): Promise<void> {
		await this.call('POST', `/workflows/${id}/deactivate`, {});
		await this.publication(id);
	}

	/** How publishing ended, which n8n does in the background. */
	async publication(id: string): Promise<Publication> {
		for (let tries = 0; tries < 600; tries++) {
			const publication = await this.call<Publication>(
				'GET',
				`/workflows/${id}/publication-status`,
			);
			if (publication.status !== 'in_progress') return publication;
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		throw new Error(`n8n does not come to an end with publishing workflow ${id}`);
	}

	/** Waits for one test event, as "Execute workflow" on a webhook trigger does. */
	async listen(id: string, trigger: string): Promise<void> {
		const answer = await this.call<{ waitingForWebhook?: boolean }>(
			'POST',
			`/workflows/${id}/run`,
			{
				triggerToStartFrom: { name: trigger },
			},
		);
		if (!answer.waitingForWebhook) throw new Error('n8n does not wait for a webhook');
	}

	/** Stops waiting for a test event. */
	async stopListening(id: string): Promise<void> {
		await this.call('DELETE', `/test-webhook/${id}`);
	}

	/** The executions of a workflow, oldest first, once there are so many and all have ended. */
	async executions(workflowId: string, atLeast: number, seconds = 60): Promise<Finished[]> {
		const deadline = Date.now() + seconds * 1000;
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		for (;;) {
			const { results } = await this.call<{ results: Array<{ id: string; status: string }> }>(
				'GET',
				`/executions?filter=${filter}&limit=100`,
			);
			const running = results.filter(({ status }) =>
				['new', 'running', 'waiting'].includes(status),
			);
			if (results.length >= atLeast && running.length === 0) {
				const ids = results.map(({ id }) => id).reverse();
				return await Promise.all(ids.map(async (id) => await this.waitForExecution(id)));
			}
			if (Date.now() > deadline) {
				throw new Error(`${results.length} executions instead of ${atLeast} after ${seconds} s`);
			}
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}

	/** The content of a file in an execution. */
	async readFile({ id, data }: IBinaryData): Promise<Buffer> {
		if (id === undefined) return Buffer.from(data, 'base64');
		const response = await fetch(`${this.url}/rest/binary-data?action=download&id=${id}`, {
			headers: { cookie: this.cookie },
		});
		if (!response.ok) throw new Error(`n8n gives no file ${id}: HTTP ${response.status}`);
		return Buffer.from(await response.arrayBuffer());
	}

	/** One call of n8n's internal interface; gives its `data`. */
	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: {
				'content-type': 'application/json',
				...(this.cookie && { cookie: this.cookie }),
			},
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		const cookie = response.headers.getSetCookie().find((c) => c.startsWith('n8n-auth='));
		if (cookie) this.cookie = cookie.split(';')[0] ?? '';
		const text = await response.text();
		if (!response.ok)
			throw new Error(`${method} ${path}: HTTP ${response.status} ${text.slice(0, 500)}`);
		return (JSON.parse(text) as { data: T }).data;
	}
}
