import type { Locator, Page } from 'playwright-core';

/** A node's own view: its parameters, and what it put out. */
export class NodeView {
	readonly view: Locator;
	readonly parameters: Locator;
	/** What the node before put out. */
	readonly input: Locator;
	/** The parameters, with their button, and the output. */
	readonly panels: readonly Locator[];
	readonly items: Locator;
	readonly errorMessage: Locator;
	readonly errorDescription: Locator;

	constructor(private readonly page: Page) {
		this.view = page.getByTestId('ndv');
		this.parameters = this.view.getByTestId('node-parameters');
		this.input = this.view.getByTestId('ndv-input-panel');
		const output = this.view.getByTestId('output-panel');
		this.panels = [this.parameters, this.view.getByTestId('node-execute-button'), output];
		this.items = output.getByTestId('run-data-item-count');
		this.errorMessage = output.getByTestId('node-error-message');
		this.errorDescription = output.getByTestId('node-error-description');
	}

	/** Opens a node of the workflow that is on the page. */
	static async open(page: Page, name: string): Promise<NodeView> {
		await page.getByTestId('canvas-node').filter({ hasText: name }).dblclick();
		const node = new NodeView(page);
		await node.view.waitFor();
		return node;
	}

	/** Runs the nodes before this one, and shows the files that they gave. */
	async showInputFiles(): Promise<void> {
		await this.input.getByTestId('execute-previous-node').click();
		await this.input.getByText('Binary', { exact: true }).click();
	}

	async type(parameter: string, value: string): Promise<void> {
		await this.untilSaved(value, async () => {
			await this.parameter(parameter).locator('input, textarea').fill(value);
		});
	}

	async switchOn(parameter: string): Promise<void> {
		await this.untilSaved(`"${parameter}":true`, async () => {
			await this.parameter(parameter).locator('.el-switch').click();
		});
	}

	/** Opens a picker's list and searches in it; gives the row that shows a text. */
	async searchList(parameter: string, search: string, text: string): Promise<Locator> {
		await this.parameter(parameter).getByTestId('rlc-input').click();
		const rows = this.page.getByTestId('rlc-item');
		await rows.first().waitFor();
		await this.page.getByTestId('rlc-search').fill(search);
		// The others go once the answer to the search is there.
		await rows.nth(1).waitFor({ state: 'detached' });
		const row = rows.filter({ hasText: text });
		await row.waitFor();
		return row;
	}

	/** Picks a row of the open list. */
	async pick(row: Locator, id: string): Promise<void> {
		await this.untilSaved(id, async () => await row.click());
	}

	/** Types into the mode of a picker that is shown. */
	async typeInPicker(parameter: string, value: string): Promise<void> {
		await this.untilSaved(value, async () => {
			await this.parameter(parameter).getByTestId('rlc-input').fill(value);
		});
	}

	/** Names something by its ID instead of picking it. */
	async typeId(parameter: string, id: string): Promise<void> {
		await this.parameter(parameter).getByTestId('rlc-mode-selector').click();
		await this.page.getByRole('option', { name: 'By ID' }).click();
		await this.typeInPicker(parameter, id);
	}

	/** The labels of the fields that a resource mapper shows, without its own. */
	async mappedFields(): Promise<string[]> {
		const labels = this.view.getByTestId('mapping-fields-container').locator('label .n8n-text');
		await labels.nth(1).waitFor();
		const [, ...fields] = await labels.allInnerTexts();
		return fields;
	}

	/** Scrolls until a parameter is seen whole. */
	async scrollTo(parameter: string): Promise<void> {
		await this.parameter(parameter).scrollIntoViewIfNeeded();
	}

	async execute(): Promise<void> {
		await this.view.getByTestId('node-execute-button').click();
	}

	private parameter(name: string): Locator {
		return this.view.getByTestId(`parameter-input-${name}`);
	}

	/**
	 * Does something and waits until the editor saves the workflow with it: the form takes values
	 * with a delay, and a click on "Execute step" before that runs the node without them.
	 */
	private async untilSaved(text: string, act: () => Promise<void>): Promise<void> {
		const saved = this.page.waitForResponse(
			(response) =>
				response.url().includes('/rest/workflows') &&
				response.ok() &&
				(response.request().postData()?.includes(text) ?? false),
		);
		await Promise.all([saved, act()]);
	}
}
