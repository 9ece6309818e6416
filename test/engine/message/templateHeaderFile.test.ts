import { SEEDED } from '../../../tools/sandbox';
import { loadFields } from '../harness';
import { byId, byName, useSandbox } from '../useSandbox';
import { inMemory, PDF } from './files';
import { pickTemplate } from './pickTemplate';

/** Message → Send Template: the file in the header of a template. */
const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'message',
	operation: 'sendTemplate',
	recipient: byId(SEEDED.juan.conversationId),
});

const photo = inMemory(PDF, 'foto', 'image/x-png');
const values = { 'Variable 1': 'Ana', 'Variable 2': '$650' };
const uploads = () => [...sandbox.store.media.values()];
const header = () => (lastBody().template as { components: unknown[] }).components[0];

/** The parameters for the template with an image in its header. */
async function withHeader(more: Record<string, string> = {}) {
	const picked = await pickTemplate(sandbox, 'promocion_limpieza');
	sandbox.requests.length = 0;
	return picked.fill({ ...values, ...more });
}

test.each([
	['data', {}],
	['={{ $binary.data }}', {}],
	['data', { 'Header image': 'https://example.com/old.jpg' }],
])('is the file of the item, given as %s', async (headerBinaryPropertyName, more) => {
	const { template } = await withHeader();
	const templateParameters = { mappingMode: 'defineBelow', value: { ...values, ...more } };
	const { items, error } = await run(
		{ template, templateParameters, headerSource: 'binary', headerBinaryPropertyName },
		{ items: [{}, {}], binary: () => ({ data: photo }) },
	);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(2);
	expect(uploads()).toMatchObject([{ kind: 'image', filename: 'foto.png' }]);
	expect(sent()).toEqual(['POST /media/v1', 'POST /messages/v1', 'POST /messages/v1']);
	expect(header()).toEqual({
		type: 'header',
		parameters: [{ type: 'image', image: { id: uploads()[0]?.id } }],
	});
});

test('is not asked for in the editor then', async () => {
	const { template } = await withHeader();
	const fields = async (headerSource: string) =>
		(await loadFields(sandbox, 'getTemplateFields', { template, headerSource })).fields;
	expect((await fields('url')).map(({ id }) => id)).toContain('Header image');
	expect((await fields('binary')).map(({ id }) => id)).toEqual(Object.keys(values));
});

test('goes with a template By Name too', async () => {
	await run(
		{
			template: byName('promocion_limpieza'),
			bodyParameters: Object.values(values),
			headerSource: 'binary',
		},
		{ binary: () => ({ data: photo }) },
	);
	expect(header()).toMatchObject({ type: 'header', parameters: [{ type: 'image' }] });
});

test('is a media ID if that is chosen', async () => {
	const parameters = { ...(await withHeader({ 'Header image': '123' })), headerSource: 'id' };
	await run(parameters);
	expect(header()).toEqual({
		type: 'header',
		parameters: [{ type: 'image', image: { id: '123' } }],
	});
});

describe('refuses without a request', () => {
	test('a URL for a media ID', async () => {
		const more = { 'Header image': 'https://example.com/a.jpg' };
		const { error } = await run({ ...(await withHeader(more)), headerSource: 'id' });
		expect(error?.message).toMatch(/has no media ID for the image of the header: 'https/);
		expect(sent()).toEqual([]);
	});

	test.each([
		[
			inMemory(PDF, 'a.mp3', 'audio/mpeg'),
			{},
			/'Header Binary Field' holds 'a.mp3', and a header cannot be audio/,
		],
		[
			photo,
			{ headerBinaryPropertyName: 'x' },
			/'Header Binary Field' names no file of the item: 'x'/,
		],
		[photo, { recipient: byId('a b') }, /'Recipient'/],
	])('what cannot be sent', async (data, more, message) => {
		const template = byName('promocion_limpieza');
		const { error } = await run(
			{ template, headerSource: 'binary', ...more },
			{ binary: () => ({ data }) },
		);
		expect(error?.message).toMatch(message);
		expect(sent()).toEqual([]);
	});
});
