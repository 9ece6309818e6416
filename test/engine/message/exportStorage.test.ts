import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'papaparse';
import { content, ids, LONG, useExport } from './exported';
import { useStorage } from './files';

/** Message → Export to File, by where n8n keeps files. */
const { sandbox, run, history, failAt } = useExport();

const testWithUnzip = spawnSync('unzip', ['-v']).error ? test.skip : test;

describe.each([
	['in memory', undefined],
	['on disk', 'filesystem'],
	['in S3', 's3'],
] as const)('with n8n keeping files %s', (at, mode) => {
	if (mode) useStorage(mode);

	test.each(['newestFirst', 'oldestFirst'])('writes all messages, %s', async (order) => {
		const { items, error } = await run({ options: { order } });
		expect(error).toBeUndefined();
		const expected = order === 'newestFirst' ? history() : history().reverse();
		expect(await ids(items[0])).toEqual(expected);
		expect(items).toHaveLength(1);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	test.each(['newestFirst', 'oldestFirst'])(
		'gives what there is, %s, and the next run goes on without a hole',
		async (order) => {
			failAt(3, 400);
			const first = (await run({ options: { order } })).items[0];
			expect(first?.json).toMatchObject({ count: 200, complete: false });
			expect(first?.json.note).toContain('Whaapy');
			sandbox.faults.clear();
			sandbox.addMessages(LONG, 130);
			const before = String(first?.json.before);
			const second = (await run({ options: { order, before } })).items[0];
			expect(second?.json).toMatchObject({ complete: true, before: null });
			const both = [await ids(first), await ids(second)];
			const joined =
				order === 'newestFirst' ? both.flat() : both.map((part) => part.reverse()).flat();
			expect(joined).toEqual(history().slice(130));
		},
	);

	test('says if n8n holds the whole file in memory', async () => {
		const { run: execution } = await run();
		const hints = execution.data.resultData.runData.Whaapy?.[0]?.hints ?? [];
		const where = mode === 's3' ? 'its s3 storage' : 'memory';
		const expected =
			at === 'on disk' ? [] : [expect.stringContaining(`n8n keeps files in ${where}`)];
		expect(hints.map(({ message }) => message)).toEqual(expected);
	});

	testWithUnzip('writes a ZIP with the files, which the program unzip opens', async () => {
		const filters = { messageTypes: ['image', 'document'] };
		const { items } = await run({ format: 'csv', filters, options: { media: true } });
		const folder = mkdtempSync(path.join(tmpdir(), 'whaapy-zip-'));
		const file = path.join(folder, 'export.zip');
		writeFileSync(file, await content(items[0]));
		execFileSync('unzip', ['-t', file]);
		execFileSync('unzip', ['-d', folder, file]);
		const { data } = parse<Record<string, string>>(
			readFileSync(path.join(folder, 'messages.csv'), 'utf8'),
			{ header: true, skipEmptyLines: true },
		);
		rmSync(folder, { recursive: true });
		const listed = data.map(({ File }) => File);
		expect(listed).toHaveLength(Number(items[0]?.json.count));
		expect(new Set(listed).size).toBe(listed.length);
		expect(listed[0]).toMatch(/^media\/\d{4}-\d\d-\d\d_\d{4}_[\w-]+\.\w+$/);
	});
});
