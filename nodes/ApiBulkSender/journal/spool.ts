import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { Place } from '../input/file/places/place';

/**
 * Copies a file beside its journal: nothing else says whether the next run gets the same content. The
 * copy goes when it has been read.
 */
export async function spool(place: Place, base: string): Promise<{ place: Place; hash: string }> {
	const path = `${base}.input`;
	await mkdir(dirname(base), { recursive: true, mode: 0o700 });
	const hash = createHash('sha256');
	const handle = await open(path, 'w', 0o600);
	let size = 0;
	try {
		for await (const piece of place.bytes) {
			hash.update(piece);
			size += piece.length;
			await handle.writeFile(piece);
		}
	} finally {
		await handle.close();
	}
	const copy = {
		...place,
		size,
		bytes: piecesOf(path),
		close: async () => await rm(path, { force: true }),
	};
	return { place: copy, hash: hash.digest('hex') };
}

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
	try {
		yield* createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>;
	} finally {
		await rm(path, { force: true });
	}
}
