import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { FileRefused } from '../problems';
import { nameByType, type Place } from './place';

const FIELD = 'Input Binary Field';
/** Beyond it n8n itself would hold the whole file in memory. */
const MOST_IN_MEMORY = 100 * 1024 * 1024;
const PIECE = 256 * 1024;

/**
 * A file that a node before has put into a binary field.
 *
 * @throws FileRefused
 */
export async function openInBinaryField(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string,
): Promise<Place> {
	const binary = findBinary(context, itemIndex, field);
	const name = nameByType(binary.fileName ?? field, binary.mimeType);
	if (binary.id === undefined) {
		const size = Math.floor((binary.data.length * 3) / 4);
		refuseLarge(name, size, 'in memory');
		return { name, size, storedAs: 'memory', bytes: inPieces(Buffer.from(binary.data, 'base64')) };
	}
	const { id } = binary;
	const [storedAs] = id.split(':');
	const { fileSize } = await context.helpers.getBinaryMetadata(id);
	if (storedAs.startsWith('database')) refuseLarge(name, fileSize, 'in the database');
	return { name, size: fileSize, storedAs, bytes: streamOf(context, id) };
}

function findBinary(context: IExecuteFunctions, itemIndex: number, field: string): IBinaryData {
	const item = context.getInputData()[itemIndex];
	const found = item.binary?.[field];
	if (found !== undefined) return found;
	const others = Object.keys(item.binary ?? {});
	throw new FileRefused(
		`item ${itemIndex} has no file in a binary field "${field}"`,
		others.length > 0
			? `It has files in: ${others.join(', ')}`
			: "It has none at all: put a node that reads or downloads the file before this one, or set 'File Is' to On Disk or At URL",
		FIELD,
	);
}

function refuseLarge(name: string, size: number, where: string): void {
	if (size <= MOST_IN_MEMORY) return;
	throw new FileRefused(
		`${name} has ${Math.round(size / 1024 / 1024)} MB, and n8n keeps binary data ${where}, where it would be in memory as a whole`,
		"Set 'File Is' to On Disk or At URL, or let the administrator of this n8n instance set N8N_DEFAULT_BINARY_DATA_MODE=filesystem",
		'File Is',
	);
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
	for (let at = 0; at < bytes.length; at += PIECE) {
		// Other work of n8n may come in between.
		await new Promise((resolve) => setImmediate(resolve));
		yield bytes.subarray(at, at + PIECE);
	}
}

async function* streamOf(context: IExecuteFunctions, id: string): AsyncGenerator<Uint8Array> {
	yield* (await context.helpers.getBinaryStream(id, PIECE)) as AsyncIterable<Uint8Array>;
}
