import { useStorage, storageService } from './files';
import { isMedia, notes, useDownloads, whole } from './downloads';
import { stalling, zeros } from './pieces';

/** Message → Get Many with 'Download Media': where files go, and files that do not come as they should. */
const { sandbox, answerWith, download, mediaRequests } = useDownloads();

test('a file that stalls ends, and the others come', async () => {
	answerWith({}, {}, {});
	const isSecond = ({ path }: { path: string }) => path.includes('/m1/');
	sandbox.faults.add({ kind: 'pieces', pieces: stalling, match: isSecond });
	sandbox.faults.add(whole);
	const { items, error } = await download(1_000);
	expect(error).toBeUndefined();
	expect(notes(items)).toEqual([
		undefined,
		'The file could not be fetched: no answer within 1 second',
		undefined,
	]);
	expect(items.map(({ binary }) => binary?.data?.fileSize)).toEqual([
		'1.05 MB',
		undefined,
		'1.05 MB',
	]);
});

test('a file may take longer than the timeout, as long as data keeps coming', async () => {
	answerWith({});
	const pieces = async function* () {
		for (let i = 0; i < 30; i++) {
			yield Buffer.from('a');
			await new Promise((resolve) => setTimeout(resolve, 60));
		}
	};
	sandbox.faults.add({ kind: 'pieces', pieces, match: isMedia });
	const { items } = await download(1_500);
	expect(notes(items)).toEqual([undefined]);
	expect(items[0]?.binary?.data?.fileSize).toBe('30 B');
	expect(mediaRequests()).toHaveLength(1);
});

describe.each(['in memory', 'on disk'])('kept %s', (at) => {
	if (at === 'on disk') useStorage();

	test('one that breaks off is fetched again', async () => {
		answerWith({});
		sandbox.faults.add({
			kind: 'pieces',
			match: isMedia,
			times: 1,
			headers: { 'content-length': '2000000' },
			pieces: async function* () {
				yield* zeros(1);
				throw new Error('broken');
			},
		});
		sandbox.faults.add(whole);
		const { items } = await download();
		expect(items[0]?.binary?.data).toMatchObject({
			fileSize: '1.05 MB',
			mimeType: 'application/pdf',
		});
		expect(mediaRequests()).toHaveLength(2);
	});

	test('one whose compression is broken is told', async () => {
		answerWith({});
		sandbox.faults.add({ ...whole, headers: { 'content-encoding': 'gzip' } });
		const { items, error } = await download();
		expect(error).toBeUndefined();
		expect(notes(items)).toEqual([expect.stringMatching(/^The file .*: .+/) as string]);
	});
});

describe("what n8n's storage refuses", () => {
	useStorage();

	test('is told of each file, and the others and all messages come', async () => {
		answerWith({}, {}, {});
		sandbox.faults.add(whole);
		const service = storageService();
		const store = jest.spyOn(service, 'store').mockImplementationOnce(async () => {
			return await Promise.reject(new Error('ENOSPC: no space left on device, write'));
		});
		const { items, error } = await download();
		store.mockRestore();
		expect(error).toBeUndefined();
		expect(items).toHaveLength(3);
		const told =
			'The file was not attached: n8n could not store it: ENOSPC: no space left on device, write';
		expect(notes(items).filter((note) => note !== undefined)).toEqual([told]);
		expect(items.filter(({ binary }) => binary?.data?.id)).toHaveLength(2);
		// The connection of the file that was not stored does not stay open.
		expect(mediaRequests()).toHaveLength(3);
	});
});

test.each([
	['audio/ogg; codecs=opus', 'ogg', 'audio/ogg'],
	['audio/ogg', 'ogg', 'audio/ogg'],
	['audio/mpeg', 'mp3', 'audio/mpeg'],
	['audio/mp3', 'mp3', 'audio/mpeg'],
	['audio/aac', 'aac', 'audio/aac'],
	['audio/mp4', 'm4a', 'audio/mp4'],
	['audio/x-m4a', 'm4a', 'audio/mp4'],
	['audio/amr', 'amr', 'audio/amr'],
	['audio/opus', 'ogg', 'audio/ogg'],
	['text/vcard', 'vcf', 'text/vcard'],
	['text/x-vcard', 'vcf', 'text/x-vcard'],
	['video/quicktime', 'mov', 'video/quicktime'],
	['video/3gpp', '3gp', 'video/3gpp'],
	['image/jpeg', 'jpg', 'image/jpeg'],
	['text/csv', 'csv', 'text/csv'],
	['text/plain', 'txt', 'text/plain'],
	['application/octet-stream', 'bin', 'application/octet-stream'],
	['application/msexcel', 'xls', 'application/vnd.ms-excel'],
])('a file of the type %s ends in .%s', async (mediaMimeType, ending, mimeType) => {
	answerWith({ mediaMimeType });
	sandbox.faults.add(whole);
	const { items } = await download();
	expect(items[0]?.binary?.data).toMatchObject({
		fileName: expect.stringMatching(new RegExp(`^[^.]+\\.${ending}$`)) as string,
		fileExtension: ending,
		mimeType,
	});
});
