import { Readable } from 'node:stream';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

/** Where n8n keeps binary data. */
export interface Store {
	put(bytes: Buffer, fileName: string, mimeType: string): Promise<IBinaryData>;
	/** Takes bytes as they come; it is not held in memory only where `streams` says so. */
	putStream(
		pieces: AsyncIterable<Buffer>,
		fileName: string,
		mimeType: string,
	): Promise<IBinaryData>;
	/** Whether a stream goes to disk as it comes. */
	streams(): Promise<boolean>;
}

/** @param storedAs how n8n stored the file that is sent, where it did */
export function storeOf({ helpers }: IExecuteFunctions, storedAs: string | undefined): Store {
	const put = async (bytes: Buffer, fileName: string, mimeType: string) =>
		await helpers.prepareBinaryData(bytes, fileName, mimeType);
	let mode: Promise<string> | undefined =
		storedAs === undefined ? undefined : Promise.resolve(storedAs);
	return {
		put,
		// Objects instead of bytes would end the process in memory mode.
		putStream: async (pieces, fileName, mimeType) =>
			await helpers.prepareBinaryData(
				Readable.from(pieces, { objectMode: false }),
				fileName,
				mimeType,
			),
		streams: async () => {
			// n8n tells its mode only by what it has stored.
			mode ??= put(Buffer.from(' '), 'probe.txt', 'text/plain').then(({ id }) => id ?? 'memory');
			return (await mode).startsWith('filesystem');
		},
	};
}
