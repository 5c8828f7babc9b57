import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { Place } from '../input/file/places/place';

/**
 * Copies a file beside its journal: nothing else says whether the next run gets the same content. The
 * copy has no name while it is open, so nothing is left of it however the process ends.
 */
export async function spool(place: Place, base: string): Promise<{ place: Place; hash: string }> {
	await mkdir(dirname(base), { recursive: true, mode: 0o700 });
	const path = `${base}.${randomUUID()}.input`;
	const handle = await open(path, 'wx+', 0o600);
	let isWhole = false;
	try {
		await rm(path);
		const hash = createHash('sha256');
		let size = 0;
		for await (const piece of place.bytes) {
			hash.update(piece);
			size += piece.length;
			await handle.writeFile(piece);
		}
		isWhole = true;
		const bytes = piecesOf(handle);
		const copy = { ...place, size, bytes, close: async () => await handle.close() };
		return { place: copy, hash: hash.digest('hex') };
	} finally {
		if (!isWhole) await handle.close();
	}
}

type Handle = Awaited<ReturnType<typeof open>>;

async function* piecesOf(handle: Handle): AsyncGenerator<Uint8Array> {
	const from = { start: 0, highWaterMark: 256 * 1024 };
	yield* handle.createReadStream(from) as AsyncIterable<Buffer>;
}
