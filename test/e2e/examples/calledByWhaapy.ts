import { SEEDED } from '../../../tools/sandbox';
import { customerWrote } from '../../engine/message/customerWrote';
import type { Instance } from '../instance';
import { makeTable, texts } from '../tables';
import { connectMcp } from './mcpClient';

const { juan, maria } = SEEDED;

/** Tests the examples that Whaapy itself calls: its AI, and its Automations. Call it once. */
export function testExamplesCalledByWhaapy(instance: () => Instance): void {
	const KEY = 'a long random value';

	/** Publishes an example whose trigger asks for a key; gives its ID. */
	async function published(file: string, type: string): Promise<string> {
		const { editor, importExample } = instance();
		const httpHeaderAuth = { id: '', name: 'Key of Whaapy' };
		httpHeaderAuth.id = await editor.saveCredential(httpHeaderAuth.name, 'httpHeaderAuth', {
			name: 'X-API-Key',
			value: KEY,
		});
		const { id } = await importExample(file, { [type]: { httpHeaderAuth } });
		await editor.activate(id);
		return id;
	}

	test('tool-box-of-whaapys-ai: an MCP client lists the tools, books an hour once, and tells the doctor', async () => {
		const { editor, sandbox, url } = instance();
		const day = { date: '2026-02-03', phone: null };
		const rows = await makeTable(editor, {
			name: 'Hours',
			columns: texts('date', 'time', 'phone'),
			rows: [
				{ ...day, time: '10:30' },
				{ ...day, time: '12:00', phone: maria.phone },
				{ ...day, time: '17:00', date: '2026-02-04' },
			],
		});
		customerWrote(sandbox, maria, 1);
		const id = await published(
			'tool-box-of-whaapys-ai.json',
			'@n8n/n8n-nodes-langchain.mcpTrigger',
		);
		const server = `${url}/mcp/tools-of-whaapys-ai`;
		await expect(connectMcp(server, { 'x-api-key': 'another key' })).rejects.toThrow('HTTP 403');
		const ask = await connectMcp(server, { 'x-api-key': KEY });

		const { tools = [] } = await ask('tools/list');
		const offered = tools.map(({ name, inputSchema }) => [
			name,
			Object.keys(inputSchema.properties),
		]);
		expect(offered.sort()).toEqual([
			['Book', ['Date', 'Time', 'Phone']],
			['Free_Hours', ['Date']],
			['Tell_the_Doctor', ['Message']],
		]);
		const call = async (name: string, values: object) => {
			const { content, isError } = await ask('tools/call', { name, arguments: values });
			expect(isError).not.toBe(true);
			return content?.map(({ text }) => text).join('\n') ?? '';
		};
		const Date = '2026-02-03';
		const free = await call('Free_Hours', { Date });
		expect(free).toContain('10:30');
		expect(free).not.toContain('12:00');
		await call('Book', { Date, Time: '10:30', Phone: juan.phone });
		await call('Book', { Date, Time: '10:30', Phone: '+14155554001' });
		expect((await rows()).map(({ time, phone }) => [time, phone])).toEqual([
			['10:30', juan.phone],
			['12:00', maria.phone],
			['17:00', null],
		]);
		await call('Tell_the_Doctor', { Message: 'Juan Pérez tiene dolor.' });
		const sent = sandbox.requests.filter(({ path }) => path === '/messages/v1');
		expect(sent.map(({ body }) => body)).toMatchObject([
			{ to: maria.phone, content: 'Juan Pérez tiene dolor.' },
		]);
		await editor.deactivate(id);
	});

	test('automation-calls-n8n: who enters the stage is welcomed, once', async () => {
		const { editor, sandbox, url } = instance();
		const rows = await makeTable(editor, {
			name: 'Customers',
			columns: texts('phone', 'name'),
			rows: [],
		});
		const id = await published('automation-calls-n8n.json', 'n8n-nodes-base.webhook');
		const automationRuns = async (key: string) => {
			const { status } = await fetch(`${url}/webhook/whaapy-automation`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-api-key': key },
				body: JSON.stringify({ phone: juan.phone, name: 'Juan Pérez' }),
			});
			return status;
		};
		expect(await automationRuns('another key')).toBe(403);
		expect(await automationRuns(KEY)).toBe(200);
		await editor.executions(id, 1);
		expect(await automationRuns(KEY)).toBe(200);
		const runs = await editor.executions(id, 2);
		expect(runs.map(({ status }) => status)).toEqual(['success', 'success']);
		expect(await rows()).toMatchObject([{ phone: juan.phone, name: 'Juan Pérez' }]);
		const sent = sandbox.requests.filter(({ path }) => path === '/messages/v1');
		expect(sent.map(({ body }) => body)).toMatchObject([{ to: juan.phone, type: 'template' }]);
		await editor.deactivate(id);
	});
}
