import { SEEDED } from '../../../tools/sandbox';
import type { Instance } from '../instance';
import { connectMcp } from './mcpClient';

const { juan } = SEEDED;

/** A workflow as an assistant writes it down for n8n. */
const CODE = `import { workflow, node, trigger, newCredential, expr } from '@n8n/workflow-sdk';

const written = trigger({
	type: 'n8n-nodes-whaapy.whaapyTrigger',
	version: 2,
	config: {
		name: 'Somebody Wrote',
		parameters: { events: ['message.received'] },
		credentials: { whaapyApi: newCredential('Whaapy account') },
	},
});
const answer = node({
	type: 'n8n-nodes-whaapy.whaapy',
	version: 1,
	config: {
		name: 'Answer',
		parameters: {
			resource: 'message',
			operation: 'sendText',
			recipient: { __rl: true, mode: 'id', value: expr('{{ $json.conversation_id }}') },
			text: expr('Hola {{ $json.contact_name }}, ¿en qué te ayudo?'),
		},
		credentials: { whaapyApi: newCredential('Whaapy account') },
	},
});
export default workflow('answer', 'Answer Who Wrote').add(written).to(answer);`;

/** Tests what n8n's own MCP server tells assistants of the nodes, and builds of them. Call it once. */
export function testWorkflowsBuiltByAssistants(instance: () => Instance): void {
	test("an assistant at n8n's MCP server finds the nodes, builds a workflow, tries it and publishes it", async () => {
		const { editor, sandbox, url, credential } = instance();
		await editor.call('PATCH', '/mcp/settings', {
			mcpAccessEnabled: true,
			autoExposeNewWorkflows: true,
		});
		const { apiKey } = await editor.call<{ apiKey: string }>('POST', '/mcp/api-key/rotate');
		const ask = await connectMcp(`${url}/mcp-server/http`, { authorization: `Bearer ${apiKey}` });
		const call = async (name: string, values: object) => {
			const { content, isError } = await ask('tools/call', { name, arguments: values });
			const text = content?.map((part) => part.text).join('\n') ?? '';
			if (isError) throw new Error(text);
			return text;
		};
		const callForJson = async (name: string, values: object) =>
			JSON.parse(await call(name, values)) as Record<string, unknown>;

		const found = await call('search_nodes', { queries: ['whaapy'] });
		expect(found).toContain('n8n-nodes-whaapy.whaapyTrigger [TRIGGER]');
		expect(found).toContain('@builderHint For WhatsApp with Whaapy.');
		const nodeType = 'n8n-nodes-whaapy.whaapy';
		const types = await call('get_node_types', {
			nodeIds: [{ nodeId: nodeType, resource: 'message', operation: 'sendText' }],
		});
		expect(types).toContain('@searchListMethod searchConversations');
		const { results } = await callForJson('explore_node_resources', {
			nodeType,
			version: 1,
			methodName: 'searchConversations',
			methodType: 'listSearch',
			credentialType: 'whaapyApi',
			credentialId: credential.id,
		});
		expect(results).toContainEqual(expect.objectContaining({ value: juan.conversationId }));

		expect(await callForJson('validate_workflow', { code: CODE })).toMatchObject({ valid: true });
		const built = await callForJson('create_workflow_from_code', { code: CODE });
		const workflowId = String(built.workflowId);
		const json = { conversation_id: juan.conversationId, contact_name: 'Juan' };
		const pinData = { 'Somebody Wrote': [{ json }] };
		expect(await callForJson('test_workflow', { workflowId, pinData })).toMatchObject({
			status: 'success',
		});
		const sent = sandbox.requests.filter(({ path }) => path === '/messages/v1');
		expect(sent.map(({ body }) => body)).toMatchObject([
			{ conversationId: juan.conversationId, content: 'Hola Juan, ¿en qué te ayudo?' },
		]);
		expect(await callForJson('publish_workflow', { workflowId })).toMatchObject({ success: true });
		expect((await editor.publication(workflowId)).status).toBe('published');
		const urls = [...sandbox.store.webhooks.values()].map((webhook) => webhook.url);
		expect(urls).toContainEqual(expect.stringContaining(`${url}/webhook/`));
		await editor.deactivate(workflowId);
	});
}
