import type { Locator, Page } from 'playwright-core';

/** n8n's form of one credential. */
export class CredentialForm {
	/** The form without what lies behind it. */
	readonly dialog: Locator;
	private readonly tested: Locator;
	/** Says that n8n could not connect, and why once it is unfolded. */
	private readonly refusal: Locator;

	private constructor(private readonly page: Page) {
		this.dialog = page.getByTestId('editCredential-modal');
		this.tested = this.dialog.getByTestId('credentials-config-container-test-success');
		this.refusal = this.dialog.locator('.el-tag', { hasText: 'connect with these settings' });
	}

	/** Opens the credentials page and begins a credential of a type. */
	static async begin(page: Page, type: string): Promise<CredentialForm> {
		await page.goto('/home/credentials');
		await page.getByTestId('add-resource-credential').click();
		await page.getByTestId('new-credential-type-select').locator('input').fill(type);
		await page.getByTestId('new-credential-type-select-option').filter({ hasText: type }).click();
		await page.getByTestId('new-credential-type-button').click();
		return new CredentialForm(page);
	}

	async type(parameter: string, value: string): Promise<void> {
		await this.dialog.getByTestId(`parameter-input-${parameter}`).locator('input').fill(value);
	}

	/** Saves and waits until n8n could connect. */
	async saveWorking(): Promise<void> {
		const answer = await this.save();
		const success = this.tested.getByText('Connection tested successfully');
		await success.waitFor().catch((cause: unknown) => {
			throw new Error(`The form shows no success, though n8n answered ${answer}`, { cause });
		});
	}

	/**
	 * Saves a credential that worked before and cannot be connected with any more.
	 *
	 * @returns the reason that n8n shows
	 */
	async saveRefused(): Promise<string> {
		await this.save();
		await this.refusal.waitFor();
		await this.refusal.getByText('More details').click();
		await this.refusal.getByText('More details').waitFor({ state: 'detached' });
		return await this.refusal.innerText();
	}

	/** Saving makes n8n test the connection; gives what it answers to that. */
	private async save(): Promise<string> {
		const answered = this.page.waitForResponse(/\/rest\/credentials\/test/);
		await this.dialog.getByTestId('credential-save-button').click();
		return await (await answered).text();
	}
}
