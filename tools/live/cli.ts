import { main } from './main';

const stop = new AbortController();
// Each time, so that a second Ctrl-C does not end it before it has removed what it created.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => {
		console.error('Ending, as soon as nothing of its own is left in the account …');
		stop.abort();
	});
}

async function run(): Promise<void> {
	process.exitCode = await main({
		args: process.argv.slice(2),
		key: process.env.WHAAPY_API_KEY,
		print: console.log,
		tell: console.error,
		signal: stop.signal,
	});
}

run().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : 'The check ended early');
	process.exitCode = 2;
});
