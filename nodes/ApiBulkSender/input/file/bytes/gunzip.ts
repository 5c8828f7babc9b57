import { constants, crc32, createInflateRaw } from 'node:zlib';

import { Damage } from '../problems';
import type { ByteReader } from './byteReader';

const MAGIC = Buffer.from([0x1f, 0x8b]);
/** Flags of a member's header (RFC 1952, 2.3.1). */
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;
const HAS_CHECKSUM = 2;

export function isGzip(bytes: Buffer): boolean {
	return bytes.subarray(0, 2).equals(MAGIC);
}

/**
 * What a gzip file holds, all its members one after another. Node's own Gunzip loses what it has
 * unpacked when bytes follow the last member that are none, and takes some of those for the end.
 *
 * @throws Damage when the file is cut off, broken, or goes on with something else
 */
export async function* gunzip(input: ByteReader): AsyncGenerator<Buffer> {
	do {
		await skipHeader(input);
		yield* inflateMember(input);
	} while (await hasNext(input));
}

/** Zeros behind the last member are padding, as on tapes. */
async function hasNext(input: ByteReader): Promise<boolean> {
	for (;;) {
		const piece = await input.next();
		if (piece === undefined) return false;
		const at = piece.findIndex((byte) => byte !== 0);
		if (at < 0) continue;
		input.giveBack(piece.subarray(at));
		if (isGzip(await input.peek(2))) return true;
		throw new Damage('other bytes follow the end of the gzip data');
	}
}

async function skipHeader(input: ByteReader): Promise<void> {
	const head = await exactly(input, 10);
	if (!isGzip(head) || head[2] !== 8) throw new Damage('the gzip data is broken');
	const flags = head[3];
	if (flags & HAS_EXTRA) await exactly(input, (await exactly(input, 2)).readUInt16LE());
	if (flags & HAS_NAME) await skipText(input);
	if (flags & HAS_COMMENT) await skipText(input);
	if (flags & HAS_CHECKSUM) await exactly(input, 2);
}

async function skipText(input: ByteReader): Promise<void> {
	while ((await exactly(input, 1))[0] !== 0);
}

async function exactly(input: ByteReader, length: number): Promise<Buffer> {
	const bytes = await input.take(length);
	if (bytes.length < length) throw cutOff();
	return bytes;
}

function cutOff(): Damage {
	return new Damage('the gzip file is cut off (was the download complete?)');
}

async function* inflateMember(input: ByteReader): AsyncGenerator<Buffer> {
	const inflate = createInflateRaw({ chunkSize: 64 * 1024, finishFlush: constants.Z_SYNC_FLUSH });
	const ended = new Promise<void>((resolve) => inflate.once('close', resolve));
	let fed = 0;
	/** Fed, and not all of it taken: the member may have ended in it. */
	let held: Buffer[] = [];
	let failure: unknown;
	const feed = async () => {
		while (!inflate.readableEnded && !inflate.destroyed) {
			const piece = await input.next();
			if (piece === undefined) return void inflate.end();
			if (fed === inflate.bytesWritten) held = [];
			fed += piece.length;
			held.push(piece);
			// At the end of the member the callback of the write may never come.
			await Promise.race([new Promise((resolve) => inflate.write(piece, resolve)), ended]);
		}
	};
	const feeding = feed().catch((error: unknown) => {
		failure = error;
		inflate.destroy();
	});
	let checksum = 0;
	let size = 0;
	try {
		for await (const piece of inflate as AsyncIterable<Buffer>) {
			checksum = crc32(piece, checksum);
			size += piece.length;
			yield piece;
		}
	} catch (error) {
		throw failure ?? new Damage(`the gzip data is broken (${(error as Error).message})`);
	} finally {
		inflate.destroy();
		await feeding;
	}
	const unused = fed - inflate.bytesWritten;
	const rest = Buffer.concat(held);
	input.giveBack(rest.subarray(rest.length - unused));
	const trailer = await exactly(input, 8);
	if (trailer.readUInt32LE() !== checksum || trailer.readUInt32LE(4) !== size % 2 ** 32) {
		throw new Damage('the gzip data is broken (its checksum does not fit)');
	}
}
