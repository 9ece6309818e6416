const { writeFileSync } = require('node:fs');

// Loaded into n8n's process: when told, collects all garbage and writes how many bytes are left.
process.on('SIGUSR2', () => {
	globalThis.gc();
	const { heapUsed, external } = process.memoryUsage();
	writeFileSync(process.env.BENCH_HEAP_FILE, String(heapUsed + external));
});
