import type { INodeParameters } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { nodeTypes, whaapyNode } from '../harness';
import { resources } from '../../../nodes/Whaapy/resources';
import { EVENTS } from '../../../nodes/Whaapy/delivery/events';

/** What the canvas shows below a node, as the editor makes it of the built description. */
async function subtitle(type: 'whaapy' | 'whaapyTrigger', parameters: INodeParameters) {
	const types = await nodeTypes();
	const node = whaapyNode(type, parameters);
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: types,
	});
	const { description } = types.getByNameAndVersion(node.type);
	return workflow.expression.getSimpleParameterValue(
		workflow.getNode(node.name)!,
		description.subtitle,
		'internal',
		{},
	);
}

test('the canvas shows the labels of resource and operation', async () => {
	for (const { name: resource, value, operations } of resources) {
		for (const operation of operations) {
			const parameters = { resource: value, operation: operation.value };
			expect(await subtitle('whaapy', parameters)).toBe(`${operation.name}: ${resource}`);
		}
	}
	expect(await subtitle('whaapy', {})).toBe('Find by Phone: Conversation');
});

test('the canvas shows what an operation is stored as if this version does not know it', async () => {
	const parameters = { resource: 'contact', operation: 'teleport' };
	expect(await subtitle('whaapy', parameters)).toBe('teleport: contact');
});

test('the canvas shows the labels of the events', async () => {
	const events = [...EVENTS.map(({ value }) => String(value)), 'order.paid'];
	const labels = [...EVENTS.map(({ name }) => name), 'order.paid'];
	expect(await subtitle('whaapyTrigger', { events })).toBe(labels.join(', '));
	expect(await subtitle('whaapyTrigger', {})).toBe('Contact Created');
	// An expression may give one event.
	expect(await subtitle('whaapyTrigger', { events: '={{ "message.read" }}' })).toBe('Message Read');
});
