import { prepared } from './outside/prepared';

// A test with a clock of its own is in an environment without sandboxes.
if ('outside' in globalThis) {
	const { holdToContract, takeDeviations } = prepared('sandbox');

	// Read when the first thing is checked: most files of pure functions never have a sandbox.
	holdToContract(() => prepared('contract').loadContract());

	// Every test that talks to a sandbox also tests what was said: it fails if a request, an answer or
	// a delivery is not as docs/whaapy-api.yaml has it.
	afterEach(() => {
		const deviations = [...new Set(takeDeviations())];
		if (deviations.length === 0) return;
		throw new Error(`Not as docs/whaapy-api.yaml has it:\n${deviations.join('\n')}`);
	});
}
