import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Where the machine's own Chromium is; playwright's download of one is not needed. */
export function chromiumFile(): string {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const files = folders.flatMap((folder) => names.map((name) => join(folder, name)));
	const found = [process.env.CHROMIUM ?? '', ...files].find((file) => file && existsSync(file));
	if (found) return found;
	throw new Error(
		'The end-to-end tests need Chromium: install it (on Debian: apt-get install -y chromium) ' +
			'or name its file in the environment variable CHROMIUM, and try again.',
	);
}
