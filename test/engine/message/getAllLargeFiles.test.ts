import { isMedia, notes, useDownloads } from './downloads';
import { useStorage } from './files';
import { bomb, zeros } from './pieces';

/** Message → Get Many with 'Download Media': files over 100 MB, which the node counts as they come. */
const { sandbox, answerWith, download, mediaRequests } = useDownloads();

describe.each(['in memory', 'on disk'])('kept %s', (at) => {
	if (at === 'on disk') useStorage();

	test.each([
		['an endless one', { pieces: () => zeros(10_000) }],
		[
			'one of 100 MB and a byte',
			{
				pieces: async function* () {
					yield* zeros(100);
					yield Buffer.alloc(1);
				},
			},
		],
		[
			'one that unpacks to too much',
			{ pieces: bomb(200), headers: { 'content-encoding': 'gzip' } },
		],
	])('%s stops at 100 MB, and is left out', async (_, fault) => {
		answerWith({});
		sandbox.faults.add({ kind: 'pieces', match: isMedia, ...fault });
		const { items, error } = await download();
		expect(error).toBeUndefined();
		expect(notes(items)).toEqual(['The file was not attached: it is larger than 100 MB']);
		expect(items[0]?.binary).toBeUndefined();
		expect(mediaRequests()).toHaveLength(1);
	});
});
