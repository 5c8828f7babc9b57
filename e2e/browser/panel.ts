import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

const settledAfter = 10_000;

/** The open panel of a node: its fields, lists and switches. */
export class Panel {
	private readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	field(name: string): Locator {
		return this.page.getByTestId('node-parameters').getByTestId(`parameter-input-${name}`).first();
	}

	/** Names of the fields that are shown, each once, in their order. */
	async shown(): Promise<string[]> {
		const fields = this.page
			.getByTestId('node-parameters')
			.locator('[data-test-id^="parameter-input-"]:visible');
		const ids = await fields.evaluateAll((elements) =>
			elements.map((element) => element.getAttribute('data-test-id') ?? ''),
		);
		const names = ids.map((id) => id.replace('parameter-input-', ''));
		return [...new Set(names)].filter((name) => !['field', 'hint'].includes(name));
	}

	/** Waits until exactly these fields are shown, whatever their order. */
	async shows(wanted: string[]): Promise<void> {
		await this.until(
			async () => (await this.shown()).sort().join(),
			(names) => names === [...wanted].sort().join(),
		);
	}

	async choose(name: string, option: string): Promise<void> {
		await this.field(name).click();
		const options = this.page.locator('.el-select-dropdown__item:visible');
		await options.filter({ hasText: option }).first().click();
		await this.page.locator('.el-select-dropdown__item:visible').first().waitFor({
			state: 'hidden',
		});
	}

	/** As `choose`, wherever the field stands, e.g. in a credential. */
	async pick(name: string, option: string): Promise<void> {
		await this.page.getByTestId(`parameter-input-${name}`).first().click();
		const options = this.page.locator('.el-select-dropdown__item:visible');
		await options.filter({ hasText: option }).first().click();
	}

	/** Adds an option from the list at the end of the panel. */
	async addOption(name: string): Promise<void> {
		const select = this.page.getByTestId('collection-parameter').getByTestId('select-combobox');
		await select.or(this.page.getByPlaceholder('Add Option')).last().click();
		await this.page
			.locator('.el-select-dropdown__item:visible')
			.filter({ hasText: name })
			.first()
			.click();
	}

	/** Switches a resource locator to another mode, e.g. From List. */
	async mode(name: string, mode: string): Promise<void> {
		await this.field(name).getByTestId('rlc-mode-selector').click();
		await this.page
			.locator('.el-select-dropdown__item:visible')
			.filter({ hasText: mode })
			.first()
			.click();
	}

	/** Opens the list of a resource locator; it loads, and a search leaves only what fits. */
	async lists(name: string, check: ListCheck): Promise<void> {
		await this.field(name).getByTestId('rlc-input').click();
		await this.listed(check.all);
		await this.page.getByTestId('rlc-search').locator('visible=true').fill(check.search);
		await this.listed(check.found);
		if (check.pick) {
			await this.items().filter({ hasText: check.pick }).first().click();
			return;
		}
		await this.page.keyboard.press('Escape');
	}

	private items(): Locator {
		return this.page.getByTestId('rlc-item').locator('visible=true');
	}

	private async listed(fits: (names: string[]) => boolean): Promise<void> {
		const names = async () => (await this.items().allTextContents()).map((text) => text.trim());
		await this.until(names, fits);
	}

	private async until<T>(read: () => Promise<T>, fits: (value: T) => boolean): Promise<void> {
		const deadline = Date.now() + settledAfter;
		for (;;) {
			const value = await read();
			if (fits(value)) return;
			assert.ok(Date.now() < deadline, `The panel shows ${JSON.stringify(value)}.`);
			await this.page.waitForTimeout(100);
		}
	}
}

export interface ListCheck {
	/** Of the names that are listed at first. */
	all: (names: string[]) => boolean;
	search: string;
	/** Of the names that are listed after the search. */
	found: (names: string[]) => boolean;
	/** The one to pick at the end; none leaves the field as it was. */
	pick?: string;
}
