import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { chromium, selectors } from 'playwright-core';
import { owner } from '../../../tools/demo/editor';
import { root } from '../../../tools/setup.cjs';

const SCREENSHOTS = path.join(root, 'test/e2e/screenshots');
/** The README's pictures; renewed only on demand, so that a normal run leaves the tree clean. */
const IMAGES = path.join(root, '.github/images');
const renewImages = process.env.SCREENSHOTS === '1';

const VIEWPORT = { width: 1440, height: 800 };

/** Milliseconds that anything on the page may take; only a run that hangs waits for them. */
const PATIENCE = 60_000;

selectors.setTestIdAttribute('data-test-id');

/** A person in a browser of their own, at n8n's editor or elsewhere. */
export class Visitor {
	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
	) {}

	/** Opens Debian's Chromium with a profile that ends with it; pages are named relative to a URL. */
	static async arrive(url: string): Promise<Visitor> {
		const browser = await chromium.launch({
			executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
			],
		});
		const page = await browser.newPage({
			baseURL: url,
			viewport: VIEWPORT,
			locale: 'en-US',
			colorScheme: 'light',
		});
		page.setDefaultTimeout(PATIENCE);
		return new Visitor(browser, page);
	}

	/** Opens a browser, see {@link arrive}, and logs in to n8n through the form. */
	static async logIn(url: string): Promise<Visitor> {
		const visitor = await Visitor.arrive(url);
		const { page } = visitor;
		await page.goto('/signin');
		await page.locator('input[name="emailOrLdapLoginId"]').fill(owner.email);
		await page.locator('input[name="password"]').fill(owner.password);
		await page.getByTestId('form-submit-button').click();
		await page.waitForURL('**/home/**');
		return visitor;
	}

	/** Saves what the page, or the part of it that holds some elements, looks like. */
	async photograph(name: string, ...parts: Locator[]): Promise<string> {
		await mkdir(SCREENSHOTS, { recursive: true });
		const file = path.join(SCREENSHOTS, `${name}.png`);
		const clip = parts.length > 0 ? await frameOf(parts) : undefined;
		// Else a panel that is still sliding in is caught half way.
		await this.page.screenshot({ path: file, clip, animations: 'disabled' });
		return file;
	}

	/** {@link photograph} for the README: without n8n's passing notices. */
	async illustrate(name: string, ...parts: Locator[]): Promise<void> {
		await this.dismissNotices();
		const file = await this.photograph(name, ...parts);
		if (!renewImages) return;
		await mkdir(IMAGES, { recursive: true });
		await copyFile(file, path.join(IMAGES, `${name}.png`));
	}

	/** Puts photographs side by side into one picture for the README. */
	async illustrateTogether(name: string, files: readonly string[]): Promise<void> {
		if (!renewImages) return;
		const sheet = await this.browser.newPage();
		const images = await Promise.all(
			files.map(async (file) => (await readFile(file)).toString('base64')),
		);
		await sheet.setContent(
			`<div id="sheet" style="display: inline-flex; gap: 12px; align-items: center">
			${images.map((data) => `<img src="data:image/png;base64,${data}">`).join('')}</div>`,
		);
		await sheet.locator('#sheet').screenshot({ path: path.join(IMAGES, `${name}.png`) });
		await sheet.close();
	}

	/** Does something in a window of another width. */
	async inWindowOf<T>(width: number, act: () => Promise<T>): Promise<T> {
		await this.page.setViewportSize({ ...VIEWPORT, width });
		try {
			return await act();
		} finally {
			await this.page.setViewportSize(VIEWPORT);
		}
	}

	async close(): Promise<void> {
		await this.browser.close();
	}

	/** They go by themselves too, so one that is gone before the click is as good. */
	private async dismissNotices(): Promise<void> {
		const notices = this.page.locator('.el-notification');
		while ((await notices.count()) > 0) {
			const notice = notices.first();
			const dismissed = notice.locator('.el-notification__closeBtn').click();
			await Promise.race([dismissed.catch(() => undefined), notice.waitFor({ state: 'detached' })]);
		}
	}
}

/** The smallest frame around some elements. */
async function frameOf(parts: readonly Locator[]) {
	const boxes = await Promise.all(parts.map(async (part) => await part.boundingBox()));
	const seen = boxes.filter((box) => box !== null);
	const x = Math.min(...seen.map((box) => box.x));
	const y = Math.min(...seen.map((box) => box.y));
	const right = Math.max(...seen.map((box) => box.x + box.width));
	const bottom = Math.max(...seen.map((box) => box.y + box.height));
	return { x, y, width: right - x, height: bottom - y };
}
