import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** Writes a table of about 130 bytes a row. */
export async function makeFile(path: string, rows: number): Promise<void> {
	const file = createWriteStream(path);
	file.write('id,first_name,last_name,email,street,city,note\n');
	for (let from = 1; from <= rows; from += 1000) {
		let text = '';
		for (let id = from; id < from + 1000 && id <= rows; id += 1) {
			text += `${id},First ${id},Last ${id % 977},person${id}@example.com,"Main Street ${id % 300}, Floor ${id % 7}",City ${id % 50},written by the benchmark\n`;
		}
		if (!file.write(text)) await once(file, 'drain');
	}
	file.end();
	await once(file, 'finish');
}
