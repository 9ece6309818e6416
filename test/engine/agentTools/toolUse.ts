import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../tools/sandbox';
import { SEEDED } from '../../../tools/sandbox';
import type { ModelTool } from '../agent';
import { withTool } from '../agent';
import { leafOf, leaveToModel, menuEntry, plain } from './leaveToModel';
import { expectPreview } from './previews';

/** How a scripted model uses one operation as a tool. */
export interface ToolUse {
	/** The paths of the parameters that the user leaves to the model. */
	left?: readonly string[];
	/** What the user sets. */
	set?: INodeParameters;
	/** What the model knows beside what every model does, by a phrase that tells where it belongs. */
	knows?: Record<string, string | number | boolean | object>;
	/** The request that does it, which is the last one; none if the tool refuses. */
	sends?: string;
	/** The essential part of its body. */
	body?: IDataObject;
	/** What one item of the answer holds. */
	answers?: IDataObject;
	/** What the model reads if it cannot be done by a model. */
	tells?: string;
}

/** What the model was told by whom it talks to; where it belongs, the tool must say. */
const KNOWLEDGE: Array<[words: RegExp, value: NonNullable<ToolUse['knows']>[string]]> = [
	[/max number of results/i, 5],
	[/how many minutes/i, 30],
	[/whether .*\bAI\b/i, false],
	[/email address/i, 'ana@example.com'],
	[/name of the person|first name/i, 'Ana Torres'],
	[/company/i, 'Acme'],
	[/city/i, 'Toluca'],
	[/worth/i, 1450],
	[/tags (separated|to add)/i, 'vip, nuevo'],
	[/public address/i, 'https://example.com/radiografia.jpg'],
	[/text below|what the person reads/i, 'Hola, Juan'],
	[/north/i, 19.427],
	[/greenwich/i, -99.1677],
	[/under the map.*place name/i, 'Av. Reforma 123'],
	[/under the map/i, 'Clínica Sonrisa'],
	[/language/i, 'es_MX'],
	[/emoji/i, '👍'],
	[/binary field/i, 'data'],
	[/phone|person|contact|conversation|customer/i, SEEDED.juan.phone],
];

/** A model that knows of a tool what n8n tells it, and of its task what it was asked for. */
function chooseValues({ schema }: ModelTool, knows: ToolUse['knows'] = {}): IDataObject {
	return Object.fromEntries(
		Object.entries(schema.shape).map(([key, { description }]) => {
			const told = `${key.replaceAll('_', ' ')}: ${description}`;
			const own = Object.entries(knows).find(([words]) => told.includes(words));
			const value = own?.[1] ?? KNOWLEDGE.find(([words]) => words.test(told))?.[1];
			if (value === undefined) throw new Error(`What belongs into "${told}"?`);
			return [key, value];
		}),
	);
}

/** Has a scripted model use an operation, and compares what it sent and answered, and its preview. */
export async function expectToolUse(
	sandbox: Sandbox,
	name: string,
	{ left = [], set, knows, sends, body, answers, tells }: ToolUse,
): Promise<void> {
	const entry = menuEntry(name);
	const { resource, operation, action } = entry;
	const leaves = left.map((path) => leafOf(entry, path));
	const options = {
		account: sandbox,
		parameters: { resource, operation, ...set, ...leaveToModel(leaves) },
	};
	const answer = await withTool(options, async (tool) => {
		const warning = entry.irreversible ? '. This cannot be undone. Ask the user first.' : '';
		expect(tool.description).toBe(`${action} in Whaapy${warning}`);
		const told = Object.entries(tool.schema.shape).map(([key, value]) => [key, value.description]);
		expect(Object.fromEntries(told)).toEqual(
			Object.fromEntries(leaves.map(({ key, property }) => [key, plain(property.description)])),
		);
		const answered = tool.invoke(chooseValues(tool, knows));
		return tells === undefined
			? await answered
			: await answered.catch(({ message }: Error) => message);
	});
	const last = sandbox.requests.at(-1);
	expect(last && `${last.method} ${last.url}`).toBe(sends);
	if (body) expect(last?.body).toMatchObject(body);
	if (tells !== undefined) return expect(answer).toContain(tells);
	const items = JSON.parse(answer) as IDataObject[];
	expect(items).toContainEqual(expect.objectContaining(answers));
	expectPreview(entry, items);
}
