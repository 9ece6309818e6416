import fc from 'fast-check';

/**
 * Sets fast-check up for the tests of a file: 1,000 cases each, or as many as are told, with a seed that
 * is printed, so that a run which found something can be repeated with FAST_CHECK_SEED.
 */
export function useFuzz(numRuns = 1_000): void {
	const seed = Number(process.env.FAST_CHECK_SEED ?? Date.now() % 2 ** 31);
	fc.configureGlobal({ seed, numRuns });
	beforeAll(() => process.stdout.write(`fast-check seed ${seed}\n`));
}
