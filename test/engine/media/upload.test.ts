import { inMemory, PDF } from '../message/files';
import { useSandbox } from '../useSandbox';

const { sandbox, run, sent } = useSandbox({ resource: 'media', operation: 'upload' });

const pdf = { binary: () => ({ data: inMemory(PDF, 'a.pdf', 'application/pdf') }) };

test('uploads a file in one request, and outputs its ID with what it is', async () => {
	const { items } = await run({}, pdf);
	expect(sent()).toEqual(['POST /media/v1']);
	const body = sandbox.requests[0]?.body as FormData;
	expect([...body.keys()]).toEqual(['type', 'file']);
	expect(body.get('type')).toBe('document');
	expect(body.get('file')).toMatchObject({ name: 'a.pdf', type: 'application/pdf' });
	expect(items[0]?.json).toEqual({
		id: [...sandbox.store.media.keys()][0],
		mediaType: 'document',
		mimeType: 'application/pdf',
		fileName: 'a.pdf',
		fileSize: PDF.length,
	});
});

test.each([
	{ id: '1' },
	{ data: { id: '1' } },
	{ success: true, data: { mediaId: '1' } },
	{ mediaId: '1' },
	{ media_id: 1 },
	{ media: { id: '1' } },
])('finds the ID in the answer %j', async (body) => {
	sandbox.faults.add({ kind: 'json', status: 200, body });
	const { items } = await run({}, pdf);
	expect(items[0]?.json).toMatchObject({ id: '1', mediaType: 'document' });
});

test('says what the answer is if it names no ID', async () => {
	sandbox.faults.add({ kind: 'json', status: 200, body: { ok: true } });
	const { error } = await run({}, pdf);
	expect(error?.message).toContain('lacks what its documentation promises');
});

test('names the item, and goes on with the others', async () => {
	const { items } = await run(
		{ binaryPropertyName: '={{ $json.field }}' },
		{ ...pdf, items: [{ field: 'other' }, { field: 'data' }], onError: 'continueRegularOutput' },
	);
	expect(items[0]?.json).toMatchObject({
		error: "'Input Binary Field' names no file of the item: 'other' [item 0]",
		message: "The item's files are in 'data'.",
	});
	expect(items[1]?.json).toMatchObject({ mediaType: 'document' });
});
