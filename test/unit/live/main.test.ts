import { main } from '../../../tools/live/main';
import { useSandbox } from '../sandbox/client';
import { fakeTime } from './run';

const { sandbox } = useSandbox();

/** Runs the command against the sandbox, as a terminal would see it. */
async function run(args: string[], key: string | undefined = sandbox().key) {
	const printed: string[] = [];
	const told: string[] = [];
	const code = await main({
		args: ['--url', `${sandbox().url}/`, ...args],
		key,
		print: (text) => printed.push(text),
		tell: (text) => told.push(text),
		signal: new AbortController().signal,
		...fakeTime(),
	});
	return { code, printed: printed.join('\n'), told: told.join('\n') };
}

test('prints a table, what it means and how much of it', async () => {
	const { code, printed } = await run([]);
	expect(code).toBe(0);
	expect(printed).toMatch(/^ +GET \/contacts\/v1 +│ documented +│ agrees/m);
	expect(printed).toMatch(
		/^ +GET \/user-webhooks\/\{id\} +│ vendor +│ not asked │ no webhook is known/m,
	);
	expect(printed).toMatch(/→ newest first/);
	expect(printed).toMatch(/^20 agrees · 5 not asked$/m);
});

test('prints JSON alone', async () => {
	const { printed, told } = await run(['--json']);
	expect(JSON.parse(printed)).toMatchObject({ summary: { agrees: 20, differs: 0 }, writes: [] });
	expect(told).toContain('… GET /contacts/v1');
});

test('its exit code says that something differs, and the table where', async () => {
	sandbox().settings.deviations = [
		{ endpoint: 'GET /contacts/v1/:id', kind: 'renamedField', field: 'phone_number' },
	];
	const { code, printed } = await run([]);
	expect(code).toBe(1);
	expect(printed).toMatch(
		/GET \/contacts\/v1\/\{id\} +│ documented │ differs +│ body\.contact\.phone_number: missing; there is phoneNumber/,
	);
});

test('ends with what to tell the maintainers, in ten lines at most, the worst first', async () => {
	sandbox().settings.deviations = [{ kind: 'wrongEnvelope' }];
	const { printed } = await run([]);
	const lines =
		printed
			.split(/^Tell us .*$/m)[1]
			?.trim()
			.split('\n') ?? [];
	expect(lines.length).toBeLessThan(10);
	expect(lines[0]).toMatch(/^- GET \/[^ ]+ differs /);
	expect(lines).toContainEqual(expect.stringMatching(/^- \d+ more, above$/));
	expect(lines.at(-1)).toMatch(/^- By hand, if you can: /);
});

test.each([
	[['--url', 'api.whaapy.com'], 'a key', /--url takes an address/],
	[['--url', 'http://api.whaapy.com'], 'a key', /unencrypted/],
	[['--key', 'wha_1'], 'a key', /--key/],
	[[], ' ', /Set WHAAPY_API_KEY/],
])('asks nothing with %j and the key "%s"', async (args, key, expected) => {
	const { code, told } = await run(args, key);
	expect(code).toBe(2);
	expect(told).toMatch(expected);
	expect(sandbox().requests).toEqual([]);
});
