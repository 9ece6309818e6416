import { exporting, readWhole } from './exporting';
import type { Instance } from './instance';
import { startInstance } from './instance';

// In S3 n8n keeps files with a licence only, so its engine is tested for that (exportStorage.test.ts); a
// worker's file is read in queue.test.ts.

let n8n: Instance;

beforeAll(async () => {
	n8n = await startInstance('exports', { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem' });
});
afterAll(async () => await n8n?.close());

const START = {
	id: 'Start',
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};

test.each([
	['filesystem', 'filesystem-v2'],
	['database', 'database'],
	// In memory.
	['default', undefined],
])('a file that n8n keeps in its storage "%s" is read back whole', async (storage, kept) => {
	if (storage !== 'filesystem') await n8n.restart({ N8N_DEFAULT_BINARY_DATA_MODE: storage });
	for (const binaryMode of ['separate', 'combined']) {
		const workflow = exporting(START, { binaryMode });
		const id = await n8n.editor.importWorkflow(workflow, n8n.credential);
		expect(await readWhole(await n8n.editor.runWorkflow(id, START.name), n8n)).toBe(kept);
	}
});
