import type { Locator } from 'playwright-core';

import type { Editor } from './editor.ts';

type Fields = Record<string, string>;

/** The dialog in which a credential is entered and tested. */
export class CredentialDialog {
	private readonly editor: Editor;

	constructor(editor: Editor) {
		this.editor = editor;
	}

	/** @param app the credential type's name, without API */
	async create(app: string): Promise<void> {
		await this.editor.page.getByRole('button', { name: `Connect to ${app}` }).click();
		await this.dialog().waitFor();
	}

	/** The one that the panel shows in this place, counted from the top. */
	async edit(place = 0): Promise<void> {
		await this.editor.page.getByTestId('credential-edit-button').nth(place).click();
		await this.dialog().waitFor();
	}

	async fill(fields: Fields): Promise<void> {
		for (const [name, value] of Object.entries(fields)) {
			await this.dialog()
				.getByTestId(`parameter-input-${name}`)
				.locator('input, textarea')
				.first()
				.fill(value);
		}
	}

	/** Saves it, which tests it too; a new one that passes closes the dialog. */
	async save(): Promise<void> {
		await this.editor.page.getByTestId('credential-save-button').click();
	}

	/** @param details what the test says under More details */
	async turnsRed(details?: string | RegExp): Promise<void> {
		await this.dialog()
			.getByText(/Couldn.t connect/)
			.first()
			.waitFor();
		if (details === undefined) return;
		await this.dialog().getByText('More details').click();
		await this.dialog().getByText(details).first().waitFor();
	}

	async turnsGreen(): Promise<void> {
		await this.dialog().getByTestId('credentials-config-container-test-success').waitFor();
	}

	async closed(): Promise<void> {
		await this.dialog().waitFor({ state: 'hidden' });
	}

	/** By the Escape key, which closes the panel behind it too. */
	async leave(): Promise<void> {
		await this.editor.page.keyboard.press('Escape');
		await this.closed();
		await this.editor.page.getByTestId('ndv').waitFor({ state: 'hidden' });
	}

	private dialog(): Locator {
		return this.editor.page.getByTestId('credential-edit-dialog');
	}
}
