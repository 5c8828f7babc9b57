import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Place } from '../../../../nodes/ApiBulkSender/input/file/places/place';
import { spool } from '../../../../nodes/ApiBulkSender/journal/spool';

let folder = '';
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'spool-'))));
afterEach(async () => await rm(folder, { recursive: true }));

const placeOf = (...pieces: string[]): Place => ({
	name: 'a.csv',
	bytes: (async function* () {
		for (const piece of pieces) {
			await new Promise((resolve) => setImmediate(resolve));
			yield Buffer.from(piece);
		}
	})(),
});

async function textOf({ bytes }: Place): Promise<string> {
	const pieces: Uint8Array[] = [];
	for await (const piece of bytes) pieces.push(piece);
	return Buffer.concat(pieces).toString();
}

it('copies of two executions beside the same journal do not meet', async () => {
	const base = join(folder, 'journal');
	const [one, other] = await Promise.all([
		spool(placeOf('id\n', '1\n', '2\n'), base),
		spool(placeOf('id\n', '3\n'), base),
	]);
	expect(one.hash).not.toBe(other.hash);
	expect([one.place.size, other.place.size]).toEqual([7, 5]);
	expect(await textOf(one.place)).toBe('id\n1\n2\n');
	expect(await textOf(other.place)).toBe('id\n3\n');
});

it('a copy leaves nothing behind, also while it is read and when the source breaks off', async () => {
	const base = join(folder, 'deep', 'journal');
	const { place } = await spool(placeOf('id\n'), base);
	expect(await readdir(join(folder, 'deep'))).toEqual([]);
	await place.close?.();
	const broken = {
		name: 'b.csv',
		bytes: (async function* () {
			yield await Promise.resolve(Buffer.from('id\n'));
			throw new Error('reset');
		})(),
	};
	await expect(spool(broken, base)).rejects.toThrow('reset');
	expect(await readdir(join(folder, 'deep'))).toEqual([]);
});
