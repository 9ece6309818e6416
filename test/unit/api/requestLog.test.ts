import type { Pass } from '../../../nodes/Whaapy/api/requestLog';
import { RequestLog } from '../../../nodes/Whaapy/api/requestLog';

const pass = (number: number, at: number): Pass => ({ owner: 'run', number, at });
const numbers = (log: RequestLog) => log.between(0).map(({ number }) => number);

it('keeps requests in the order in which they were sent, as their answers correct it', () => {
	const log = new RequestLog();
	const passes = [pass(1, 0), pass(2, 10), pass(3, 20), pass(4, 30)];
	for (const one of passes) log.add(one);
	const [first, second, third, fourth] = passes as [Pass, Pass, Pass, Pass];

	log.answered(third, 120);
	expect(numbers(log)).toEqual([1, 2, 3, 4]);
	// n8n sent it later than asked to: between the third and the fourth one.
	log.answered(first, 125);
	expect(numbers(log)).toEqual([2, 3, 1, 4]);
	log.answered(second, 500);
	expect(numbers(log)).toEqual([3, 1, 4, 2]);
	log.remove(fourth);
	log.answered(fourth, 900);
	expect(numbers(log)).toEqual([3, 1, 2]);
	// A faster answer says that the others were sent later.
	log.answered(pass(5, 990), 1_000);
	expect(log.between(0).map(({ at }) => at)).toEqual([110, 115, 490]);
});

it('looks at a few requests per answer, however many there were', () => {
	let looked = 0;
	const log = new RequestLog();
	for (let number = 0; number < 5_000; number++) {
		let at = number;
		const counted: Pass = {
			owner: 'run',
			number,
			get at() {
				looked += 1;
				return at;
			},
			set at(value) {
				at = value;
			},
		};
		log.add(counted);
		log.answered(counted, number + 50);
	}
	expect(looked / 5_000).toBeLessThan(20);
});
