import { parseArgs } from 'node:util';
import { FAULT_NAMES, isFaultName } from './faults';
import { startSandbox, type Limit, type Sandbox } from '.';

const HELP = `A local Whaapy to try the nodes against.

  tsx tools/sandbox/cli.ts [flags]

  --port <number>        where it listens, on 127.0.0.1 (default 4010; 0 for a free port)
  --key <text>           the API key it accepts (default wha_sandbox_0123456789)
  --latency <ms>         waits before each answer (default 0)
  --rate-limit <number>  requests per second before it answers 429 (default 0, no limit)
  --limit <number>       requests per window before it answers 429 (the documented limit is 100)
  --limit-window <ms>    how long that window is (default 60000)
  --limit-kind <kind>    fixed (default) or sliding
  --no-retry-after       does not say in its 429 when to come back
  --fault <name>         goes wrong: ${FAULT_NAMES.join(', ')}
                         (flaky: one answer in five is a 503, broken off or cut short)
  --hours-passed <number>  how long ago the customers wrote (default 0; 24 closes their windows)
  --quiet                does not print a line per request
  --help                 prints this
`;

type NumberFlag = 'port' | 'latency' | 'rate-limit' | 'limit' | 'limit-window' | 'hours-passed';

function flags() {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4010' },
			key: { type: 'string' },
			latency: { type: 'string', default: '0' },
			'rate-limit': { type: 'string', default: '0' },
			limit: { type: 'string', default: '0' },
			'limit-window': { type: 'string', default: '60000' },
			'limit-kind': { type: 'string', default: 'fixed' },
			'no-retry-after': { type: 'boolean', default: false },
			fault: { type: 'string' },
			'hours-passed': { type: 'string', default: '0' },
			quiet: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	const number = (name: NumberFlag) => {
		const value = Number(values[name]);
		if (values[name] !== '' && Number.isInteger(value) && value >= 0) return value;
		throw new Error(`--${name} takes a whole number, not "${values[name]}"`);
	};
	const { key, fault, quiet, help } = values;
	if (fault !== undefined && !isFaultName(fault)) {
		throw new Error(`--fault takes one of ${FAULT_NAMES.join(', ')}, not "${fault}"`);
	}
	const port = number('port');
	if (port > 65535) throw new Error('--port takes a number up to 65535');
	const [latency, rateLimit] = [number('latency'), number('rate-limit')];
	const hoursPassed = number('hours-passed');
	const limit = documentedLimit(values, number('limit'), number('limit-window'));
	return { port, key, latency, rateLimit, limit, fault, hoursPassed, quiet, help };
}

function documentedLimit(
	flags: { 'limit-kind': string; 'no-retry-after': boolean },
	requests: number,
	windowMs: number,
): Limit | undefined {
	const kind = (['fixed', 'sliding'] as const).find((known) => known === flags['limit-kind']);
	if (!kind) throw new Error(`--limit-kind takes fixed or sliding, not "${flags['limit-kind']}"`);
	if (requests === 0) return undefined;
	return { requests, windowMs, kind, retryAfter: !flags['no-retry-after'] };
}

function describe({ url, key, settings, store }: Sandbox, fault: string | undefined): string {
	const rows = [...store.conversations.values()].map(
		({ phoneNumber, contactName, id }) =>
			`  ${phoneNumber.padEnd(15)} ${(contactName ?? '').padEnd(21)} ${id}`,
	);
	const { latency, rateLimit, limit } = settings;
	const limits = [
		...(rateLimit > 0 ? [`${rateLimit} per second`] : []),
		...(limit ? [`${limit.requests} in ${limit.windowMs} ms, ${limit.kind}`] : []),
	];
	return [
		`Page            ${url} (chat as a customer, fire events, see what is delivered)`,
		`Base URL        ${url}`,
		`API key         ${key}`,
		'Put the last two into the fields of a "Whaapy API" credential in n8n.',
		'',
		'Conversations',
		...rows,
		'',
		`Latency ${latency} ms · rate limit ${limits.join(' and ') || 'none'} · fault ${fault ?? 'none'} (--help lists the flags)`,
		'Ctrl-C ends it.',
	].join('\n');
}

async function main(): Promise<void> {
	const { help, ...options } = flags();
	if (help) {
		console.log(HELP);
		return;
	}
	const sandbox = await startSandbox({ ...options, realTime: true });
	console.log(describe(sandbox, options.fault));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close());
	}
}

main().catch((error: Error & { code?: string; port?: number }) => {
	const taken = error.code === 'EADDRINUSE';
	console.error(
		taken
			? `Port ${error.port} is taken. Choose another with --port, or --port 0 for a free one.`
			: error.message,
	);
	process.exitCode = 1;
});
