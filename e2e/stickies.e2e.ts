import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Editor } from './browser/editor.ts';
import { exampleFiles, readExample } from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import { coordinates } from './support/coordinates.ts';

/** Runs in the page: the beginnings of the notes whose text is longer than they are. */
const CUT_NOTES = `[...document.querySelectorAll('[data-test-id="sticky"], .n8n-sticky')]
	.filter((note) => [note, ...note.querySelectorAll('*')].some((one) =>
		getComputedStyle(one).overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 2))
	.map((note) => note.textContent.trim().slice(0, 60))`;

let editor: Editor;
let session: Session;

before(async () => {
	session = await new Session(coordinates().url).login();
	editor = await Editor.open(coordinates());
	await editor.logIn();
});
after(async () => await editor?.close());

test('the notes of every example fit their text', async () => {
	const cut: string[] = [];
	for (const file of exampleFiles) {
		const { id } = await session.createWorkflow(await readExample(file));
		await editor.openWorkflow(id);
		const notes = editor.page.locator('[data-test-id="sticky"], .n8n-sticky');
		await notes.first().waitFor();
		const over = await editor.page.evaluate<string[]>(CUT_NOTES);
		cut.push(...over.map((text) => `${file}: ${text}`));
	}
	assert.deepEqual(cut, []);
});
