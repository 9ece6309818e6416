import type { INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import type { ToolOptions } from '../agent';
import { requestTool, withTool } from '../agent';
import { engineRunsTools } from '../engine';
import { useSandbox } from '../useSandbox';

const { sandbox, sent } = useSandbox();
const { juan, maria } = SEEDED;
const phoneFromModel = "={{ $fromAI('phone', 'Phone number of the customer', 'string') }}";

function findByPhone(more: INodeParameters = {}): ToolOptions {
	return {
		account: sandbox,
		parameters: {
			resource: 'conversation',
			operation: 'findByPhone',
			phoneNumber: phoneFromModel,
			...more,
		},
	};
}

/** What a model reads if the tool cannot do what it was asked to. */
async function readByModel(options: ToolOptions, phone: string): Promise<string> {
	return await withTool(options, async (tool) => {
		return await tool.invoke({ phone }).catch((error: Error) => error.message);
	});
}

describe('the description for the model', () => {
	test('has the name of the node and says what the tool does', async () => {
		const { name, description } = await withTool(findByPhone(), async (tool) => tool);
		expect(name).toBe('Find_Conversation');
		// n8n makes it of our action; older versions, of the names of resource and operation.
		expect(description).toMatch(/^Find conversation by phone in Whaapy$|Operation: findByPhone$/);
	});

	test('is the one that the user writes', async () => {
		const options = findByPhone({ toolDescription: 'Looks up a patient' });
		const { description } = await withTool(options, async (tool) => tool);
		expect(description).toBe('Looks up a patient');
	});

	test('has a schema of the values that the user leaves to the model, and no others', async () => {
		const { schema } = await withTool(findByPhone(), async (tool) => tool);
		expect(Object.keys(schema.shape)).toEqual(['phone']);
		expect(schema.shape.phone?.description).toBe('Phone number of the customer');
		expect(schema.safeParse({ phone: juan.phone }).success).toBe(true);
		expect(schema.safeParse({}).success).toBe(false);
		expect(schema.safeParse({ phone: 5215512345678 }).success).toBe(false);
	});
});

describe('an agent that runs its tools itself', () => {
	test('receives the conversation as JSON', async () => {
		const answer = await withTool(findByPhone(), async (tool) => {
			return await tool.invoke({ phone: '55 1234 5678' });
		});
		expect(JSON.parse(answer)).toEqual([
			expect.objectContaining({ id: juan.conversationId, contactName: 'Juan Pérez' }),
		]);
		expect(sent()).toEqual([
			'GET /conversations/v1/by-phone/%2B525512345678',
			'GET /conversations/v1/by-phone/%2B5215512345678',
		]);
	});

	test('calls the tool more than once', async () => {
		const [first, second] = await withTool(findByPhone(), async (tool) => [
			await tool.invoke({ phone: juan.phone }),
			await tool.invoke({ phone: maria.phone }),
		]);
		expect(first).toContain(juan.conversationId);
		expect(second).toContain(maria.conversationId);
	});

	test('reads which number is unknown, and what to do', async () => {
		const told = await readByModel(findByPhone(), '+525599999999');
		expect(told).toContain('Whaapy has no conversation with +525599999999 or +5215599999999');
		expect(told).toContain('Check the number');
	});

	test('reads why a number is invalid, and an example', async () => {
		const told = await readByModel(findByPhone(), '12');
		expect(told).toContain("'Phone Number' has 2 digits, too few for a phone number: '12'");
		expect(told.match(/\+5215512345678/g)).toHaveLength(1);
		expect(sandbox.requests).toHaveLength(0);
	});

	test('reads the same as JSON if "On Error" is "Continue"', async () => {
		const options = { ...findByPhone(), onError: 'continueRegularOutput' as const };
		expect(JSON.parse(await readByModel(options, '+14155552671'))).toEqual([
			{
				error: 'Whaapy has no conversation with +14155552671 [item 0]',
				message: expect.stringContaining('Check the number') as string,
				details: { httpCode: '404' },
			},
		]);
	});
});

(engineRunsTools ? describe : describe.skip)('an agent whose tools the engine runs', () => {
	test('receives the conversation', async () => {
		const told = await requestTool(findByPhone(), { phone: juan.phone });
		expect(JSON.parse(told)).toEqual([expect.objectContaining({ id: juan.conversationId })]);
	});

	test('reads which number is unknown, and what to do', async () => {
		// n8n 2.x gives the model the message alone; 1.x ends the run with it.
		const told = await requestTool(findByPhone(), { phone: '+14155552671' });
		expect(told).toContain('Whaapy has no conversation with +14155552671');
		expect(told).toContain('Check the number');
	});

	test('reads every invalid value in one message', async () => {
		const told = await requestTool(
			{
				account: sandbox,
				parameters: {
					resource: 'contact',
					operation: 'create',
					phoneNumber: phoneFromModel,
					email: "={{ $fromAI('email') }}",
				},
			},
			{ phone: '12', email: 'nobody' },
		);
		expect(told).toContain("'Phone Number' has 2 digits");
		expect(told).toContain("'Email' is not an email address: 'nobody'");
	});
});
