import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const DAY = 86_400_000;

/** Files where the n8n of the demo may read them, as the examples expect them. */
export async function writeSampleFiles(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	const rows = Array.from({ length: 500 }, (_, n) => contact(n + 1));
	await writeFile(join(folder, 'contacts.csv'), toCsv(rows));
	const many = Array.from({ length: 20_000 }, (_, n) => contact(n + 1));
	await writeFile(join(folder, 'contacts-large.csv'), toCsv(many));
	const yesterday = dateOf(Date.now() - DAY);
	const failed = rows
		.slice(0, 3)
		.map((row) => ({ 'delivery.outcome': 'failed', 'delivery.cause': 'rejected', ...row }));
	await writeFile(join(folder, `failed-${yesterday}.csv`), toCsv(failed));
}

type Row = Record<string, string>;

/** Every 100th has no address, so that something fails. */
function contact(n: number): Row {
	const id = `F-${String(n).padStart(4, '0')}`;
	const email = n % 100 === 50 ? 'unknown' : `customer${n}@example.com`;
	return { id, email, zip: String(n * 19).padStart(5, '0'), city: n % 2 ? 'Köln' : 'Žilina' };
}

function toCsv(rows: readonly Row[]): string {
	const lines = [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))];
	return lines.map((cells) => `${cells.join(',')}\n`).join('');
}

/** As n8n writes the day of its own time zone. */
function dateOf(time: number): string {
	const date = new Date(time);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
