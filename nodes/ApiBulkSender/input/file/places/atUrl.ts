import type { IExecuteFunctions } from 'n8n-workflow';

import { download, NoDownload } from '../../../transport/download';
import { egressFilter } from '../../../transport/networkPolicy';
import { FileRefused } from '../problems';
import { nameByType, type Place } from './place';

const FIELD = 'File URL';
const MOST_SILENCE_MS = 5 * 60_000;

/**
 * A file at an address.
 *
 * @throws FileRefused
 */
export async function openAtUrl(
	context: IExecuteFunctions,
	address: string,
	signal: AbortSignal,
): Promise<Place> {
	if (address === '') throw new FileRefused("'File URL' is empty", 'Enter its address', FIELD);
	if (!/^https?:\/\/./i.test(address)) {
		// What it is stays out of the sentence: it may hold a password.
		throw new FileRefused(
			"'File URL' is not an http or https address",
			'Enter a whole address that begins with https:// or http://',
			FIELD,
		);
	}
	try {
		const filter = egressFilter(context);
		const {
			address: shown,
			headers,
			bytes,
			close,
		} = await download(address, filter, MOST_SILENCE_MS, signal);
		const length = Number(headers['content-length']);
		const name = decodeName(shown.split('/').at(-1) ?? '') || 'file';
		const type = headers['content-type'];
		return {
			name: nameByType(name, typeof type === 'string' ? type : undefined),
			bytes,
			close,
			isRemote: true,
			...(Number.isFinite(length) && { size: length }),
			...(isStrong(headers.etag) && { print: `${String(headers.etag)} ${length}` }),
		};
	} catch (error) {
		if (!(error instanceof NoDownload)) throw error;
		throw new FileRefused(error.message, error.advice, FIELD);
	}
}

/** A weak one is the same for contents that are only alike. */
function isStrong(etag: string | string[] | undefined): boolean {
	return typeof etag === 'string' && etag.startsWith('"');
}

function decodeName(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
