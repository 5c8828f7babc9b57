import type { Destination } from '../../../shared/adobe/catalogue/classify';
import type { Flow } from '../../../shared/adobe/types';
import { InputError } from '../../../shared/inputError';

/** @throws InputError for what takes no files */
export function assertFileBased({ kind, label }: Destination): void {
	if (kind === 'file' || kind === 'unknown') return;
	const what = kind === 'streaming' ? 'takes a stream of messages' : 'is a source of data';
	throw new InputError(
		'Target Connection',
		`The target connection belongs to '${label}', which ${what} and no files`,
		"Choose one of a file-based destination in 'Target Connection'; this node makes dataflows to those only",
	);
}

/** Source: `delete-finalizing` in flow-service-errors. */
export function isBeingDeleted({ state = '' }: Flow): boolean {
	return state.toLowerCase().startsWith('delet');
}
