import type { Locator, Page } from 'playwright-core';

/** The panel at the right of the canvas, where nodes are searched. */
export class NodesPanel {
	private readonly search: Locator;
	/** The names of the nodes found. */
	readonly found: Locator;

	private constructor(private readonly page: Page) {
		this.search = page.getByTestId('node-creator-search-bar');
		this.found = page.getByTestId('node-creator-item-name');
	}

	/** Begins a workflow and opens the panel for its first step. */
	static async openInNewWorkflow(page: Page): Promise<NodesPanel> {
		await page.goto('/workflow/new');
		await page.getByTestId('canvas-add-button').click();
		return new NodesPanel(page);
	}

	/** Searches and waits until a node is found. */
	async find(text: string, node: string): Promise<Locator> {
		await this.search.fill(text);
		const item = this.found.getByText(node, { exact: true });
		await item.waitFor();
		return item;
	}

	/** Adds a node by one of its actions; n8n puts a trigger before it and opens the node. */
	async add(node: string, action: string): Promise<void> {
		await (await this.find(node, node)).click();
		// For the first step of a workflow n8n unfolds the triggers only.
		await this.page.getByTestId('node-creator-category-item').getByText('Actions (').click();
		await this.found.getByText(action, { exact: true }).click();
	}
}
