import type { FaultRule } from '../../../tools/sandbox/faults';
import { isMedia, notes, useDownloads } from './downloads';
import { useStorage } from './files';
import { bomb, zeros } from './pieces';

/** Message → Get Many with 'Download Media': files over 100 MB, which the node counts as they come. */
const { sandbox, answerWith, download, mediaRequests } = useDownloads();

async function expectLeftOut(file: Pick<FaultRule, 'pieces' | 'headers'>): Promise<void> {
	answerWith({});
	sandbox.faults.add({ kind: 'pieces', match: isMedia, ...file });
	const { items, error } = await download();
	expect(error).toBeUndefined();
	expect(notes(items)).toEqual(['The file was not attached: it is larger than 100 MB']);
	expect(items[0]?.binary).toBeUndefined();
	expect(mediaRequests()).toHaveLength(1);
}

// What is counted is the same wherever n8n keeps it, and each of these takes a second.

test('kept in memory, one of 100 MB and a byte stops at 100 MB, and is left out', async () => {
	await expectLeftOut({
		pieces: async function* () {
			yield* zeros(100);
			yield Buffer.alloc(1);
		},
	});
});

describe('kept on disk', () => {
	useStorage();

	test.each<[string, Parameters<typeof expectLeftOut>[0]]>([
		['an endless one', { pieces: () => zeros(10_000) }],
		[
			'one that unpacks to too much',
			{ pieces: bomb(200), headers: { 'content-encoding': 'gzip' } },
		],
	])('%s stops at 100 MB, and is left out', async (_, file) => await expectLeftOut(file));
});
