import { nodeTypes } from '../harness';

// n8n drops all of it in silence if a part that it expects is missing.
test.each(['whaapy', 'whaapyTrigger'])('n8n finds %s by its search words', async (name) => {
	const types = await nodeTypes([]);
	const { codex } = types.getByNameAndVersion(`n8n-nodes-whaapy.${name}`).description;
	expect(codex?.alias).toEqual(expect.arrayContaining(['whatsapp', 'crm', 'mensaje nuevo']));
});
