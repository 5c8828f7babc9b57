import type { IExecuteFunctions } from 'n8n-workflow';

import type { Settlement } from '../engine/types';
import type { PlacedFile } from '../input/file/fileIntake';
import { hashOfBytes, type Destination } from './fingerprints';
import type { OpenJournal } from './openJournal';
import { openRunJournal, placeJournal, type JournalOptions } from './runJournal';
import { spool } from './spool';

/** What the journal of a file is found by. */
export interface JournalledFile {
	/** No other file of the execution has it. */
	name: string;
	destination: Destination;
	isOneOfSeveral: boolean;
}

/**
 * Opens the journal of a file, which is read to its end for a fingerprint before.
 *
 * @param reopen opens the file anew
 * @throws SettingError: nothing has been sent
 */
export async function openFileJournal(
	context: IExecuteFunctions,
	options: JournalOptions,
	placed: PlacedFile,
	reopen: () => Promise<PlacedFile>,
	{ name: whole, destination, isOneOfSeveral }: JournalledFile,
	mask: (settlement: Settlement) => Settlement,
): Promise<{ placed: PlacedFile; journal: OpenJournal }> {
	const { part } = placed;
	// Each part is a run of its own.
	const name = part === undefined ? whole : `${whole}-part-${part.number}-of-${part.count}`;
	const where = await placeJournal(context, options, name, isOneOfSeveral || part !== undefined);
	const known = await fingerprint(placed, reopen, where.base);
	const input = { name, hash: known.hash, destination };
	let isOpen = false;
	try {
		const journal = await openRunJournal(context, options, where, input, mask);
		isOpen = true;
		return { placed: known.placed, journal };
	} finally {
		if (!isOpen) await known.placed.place.close?.();
	}
}

async function fingerprint(
	placed: PlacedFile,
	reopen: () => Promise<PlacedFile>,
	base: string,
): Promise<{ placed: PlacedFile; hash: string }> {
	const { place } = placed;
	if (place.print !== undefined) return { placed, hash: place.print };
	if (place.isRemote === true) {
		const copied = await spool(place, base);
		return { placed: { ...placed, place: copied.place }, hash: copied.hash };
	}
	const hash = await hashOfBytes(place.bytes);
	return { placed: await reopen(), hash };
}
