import { LIMIT_FORMS } from '../../../tools/sandbox';
import { idsOf, people, readEach } from '../people';
import { useSandbox } from '../useSandbox';

/** Limits that the headers of answers tell: rightly, wrongly, or not to the end. */
const { sandbox, run } = useSandbox(readEach);

const tenPerSecond = { requests: 10, windowMs: 1_000, retryAfter: false } as const;

// Each kind of window with some of the forms: that all are read alike is tested in unit/api/rateLimit.
const FORMS = LIMIT_FORMS.map((form, i) => [form, i % 2 === 0 ? 'fixed' : 'sliding'] as const);

test.each(FORMS)('no request is refused if answers tell the limit: %s, %s', async (form, kind) => {
	// Wide enough for a busy machine.
	const limit = { ...tenPerSecond, windowMs: 3_000, kind };
	sandbox.settings.limit = { ...limit, headers: { form, says: 'truth' } };
	const { items, error } = await run({}, { items: people(25) });
	expect(error).toBeUndefined();
	expect(items).toHaveLength(25);
	expect(sandbox.requests.filter(({ status }) => status === 429)).toEqual([]);
});

test.each(
	(['fiveLeft', 'nothingLeft', 'truthAtFirst'] as const).flatMap((says) =>
		(['fixed', 'sliding'] as const).map((kind) => [says, kind] as const),
	),
)(
	'loses no item if what answers tell of the limit is wrong, or stops: %s, %s',
	async (says, kind) => {
		sandbox.settings.limit = { ...tenPerSecond, kind, headers: { form: 'seconds', says } };
		const { items, error } = await run({}, { items: people(25) });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.id)).toEqual(idsOf(25));
	},
);
