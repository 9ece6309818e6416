import { MATRIX, tryAll } from '../../../simulation/matrix';

const PARTS: Array<[keyof typeof MATRIX, number]> = [
	['100 a minute, 50 a second, 10 in 10 s', 36],
	["the same by the server's clock", 46],
	['windows of 2, 5, 15, 20 and 30 s', 18],
	['30, 60, 200, 300, 1,000 a minute', 36],
	['100 a minute, told in headers', 10],
];

test.each(PARTS)(
	'%s: at least %i cases take little longer than the ideal, and few more requests',
	async (part, least) => {
		const tried = await tryAll(MATRIX[part]);
		expect(tried.filter(({ isOk }) => isOk).length).toBeGreaterThanOrEqual(least);
		for (const { job, measured } of tried) expect(measured.done).toBe(job.items);
	},
);
