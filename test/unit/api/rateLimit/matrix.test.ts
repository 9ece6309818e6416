import { isOk, MATRIX } from '../../../../tools/simulation/matrix';
import { simulate } from '../../../../tools/simulation/run';

/** Cases of each kind, all of which hold; `npm run bench` runs the whole matrix, and says which do not. */
const SAMPLE = Object.values(MATRIX)
	.flat()
	.filter(({ job }) => job.items === 300)
	.filter((_, index) => index % 11 === 0);

test.each(SAMPLE)(
	'takes little longer than the ideal, and few more requests: $title',
	async ({ job }) => {
		const measured = await simulate(job);
		expect(measured.done).toBe(job.items);
		expect({ ...measured, isOk: isOk(job, measured) }).toMatchObject({ isOk: true });
	},
);
