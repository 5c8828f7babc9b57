import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, selectors, type Locator, type Page } from 'playwright-core';

import { owner } from '../n8n/session.ts';
import type { Coordinates } from '../support/coordinates.ts';

// Without the last three, Chromium calls home at every start.
const chromiumArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** n8n's editor in a real browser, as far as the tests walk through it. */
export class Editor {
	readonly page: Page;
	private readonly url: string;
	private readonly pictures: string;

	private constructor(page: Page, { url, pictures }: Coordinates) {
		this.page = page;
		this.url = url;
		this.pictures = pictures;
	}

	static async open(coordinates: Coordinates): Promise<Editor> {
		selectors.setTestIdAttribute('data-test-id');
		const browser = await chromium.launch({
			executablePath: coordinates.chromium,
			args: chromiumArguments,
		});
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		page.setDefaultTimeout(20_000);
		await mkdir(coordinates.pictures, { recursive: true });
		return new Editor(page, coordinates);
	}

	async close(): Promise<void> {
		await this.page.context().browser()?.close();
	}

	/** A picture for the README, and of whatever a failed test was looking at. */
	async picture(name: string): Promise<void> {
		await this.page.mouse.move(0, 0);
		for (const close of await this.page.locator('.el-notification__closeBtn').all()) {
			await close.click({ timeout: 1_000 }).catch(() => {
				// It went away by itself.
			});
		}
		await this.page.waitForTimeout(600);
		await this.page.screenshot({ path: join(this.pictures, `${name}.png`) });
	}

	async logIn(): Promise<void> {
		await this.page.goto(`${this.url}/signin`);
		await this.page.locator('input[type=email]').fill(owner.email);
		await this.page.locator('input[type=password]').fill(owner.password);
		await this.page.getByRole('button', { name: 'Sign in' }).click();
		await this.page.waitForURL(/home/);
	}

	async openNewWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-add-button').waitFor();
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-default-node').first().waitFor();
		await this.page.getByTestId('zoom-to-fit').click();
	}

	/** Runs the workflow on the canvas until n8n says that it succeeded. */
	async execute(): Promise<void> {
		await this.page.getByTestId('execute-workflow-button').first().click();
		await this.toast(/success/i)
			.first()
			.waitFor({ timeout: 60_000 });
	}

	async searchNode(text: string): Promise<Locator> {
		await this.page.getByTestId('node-creator-plus-button').click();
		await this.page.getByTestId('node-creator-search-bar').waitFor();
		await this.page.keyboard.type(text);
		return this.page.getByTestId('node-creator-item-name');
	}

	/** A node with several actions lists them; the chosen one is added, and its panel opens. */
	async addAction(node: string, action: string): Promise<void> {
		const items = this.page.getByTestId('node-creator-item-name');
		await items.filter({ hasText: node }).first().click();
		await items.filter({ hasText: action }).first().click();
		await this.page.getByTestId('ndv').waitFor();
	}

	/** Moves the fields to the left by so many pixels, so that more of the output is seen. */
	async widenOutput(pixels: number): Promise<void> {
		const handle = this.page.getByTestId('panel-drag-button');
		const box = await handle.boundingBox();
		if (!box) throw new Error('The panel has no handle to drag.');
		const { mouse } = this.page;
		await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
		await mouse.down();
		await mouse.move(box.x + box.width / 2 - pixels, box.y + box.height / 2, { steps: 10 });
		await mouse.up();
	}

	async closeNode(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.page.getByTestId('ndv').waitFor({ state: 'hidden' });
	}

	parameter(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`);
	}

	canvasNode(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	async openNode(name: string): Promise<void> {
		await this.canvasNode(name).dblclick();
		await this.page.getByTestId('ndv').waitFor();
	}

	/** The toast that says something in the corner. */
	toast(text: string | RegExp): Locator {
		return this.page.locator('.el-notification').filter({ hasText: text });
	}
}
