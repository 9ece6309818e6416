import type { Located } from '../../parameters/parameterTypes';
import { fold, truncate } from '../../shared/text';
import type { RunOf } from '../operation';
import { readStages } from './stages';

/** The endpoint that a look-up by name asks, see `ApiUse`. */
export const STAGES_ENDPOINT = 'GET /funnel/v1/stages';

const PARAMETER = 'Funnel Stage';
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * The ID of the stage that a locator names by its ID or, whatever the case and accents, by its name.
 *
 * No request for one that was picked and for a UUID; one in a run for all others.
 *
 * @returns the ID; empty if the locator is, or if an issue was added
 */
export async function findStageId(
	{ client, issues }: RunOf<unknown>,
	{ mode, value }: Located,
): Promise<string> {
	const text = value.trim();
	if (text === '' || mode === 'list' || UUID.test(text)) return text;
	const stages = await client.cache.get('funnel stages', async () => await readStages(client));
	const isNamed = ({ name }: { name?: unknown }) => fold(String(name ?? '').trim()) === fold(text);
	const found = stages.filter(({ id }) => String(id) === text);
	const named = found.length > 0 ? found : stages.filter(isNamed);
	const [stage] = named;
	if (stage !== undefined && named.length === 1) return String(stage.id);
	const names = stages.map(({ name, id }) => String(name ?? id)).join(', ');
	issues.add(
		PARAMETER,
		stage === undefined
			? `is no stage of the funnel: '${truncate(text, 60)}'`
			: `is the name of ${named.length} stages: '${truncate(text, 60)}'`,
		stage === undefined
			? `Choose one of the stages: ${truncate(names, 300) || 'the funnel has none'}.`
			: "Choose the stage 'From List', or name it 'By ID'.",
	);
	return '';
}
