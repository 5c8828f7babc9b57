import { createHash, randomUUID } from 'node:crypto';

import type { Head } from '../engine/journal/frames';
import type { Settlement } from '../engine/types';
import { WrittenJournal } from '../engine/journal/writtenJournal';
import { FileLog } from './fileLog';
import { otherSettings, type SettingsPrint } from './fingerprints';
import { JournalRefused } from './problems';

/** What a run is known by. */
export interface RunIdentity {
	runKey: string;
	/** The input's name, to be shown. */
	name: string;
	/** A fingerprint of what is sent. */
	input: string;
	/** Of the settings that make requests. */
	settings: SettingsPrint;
}

export interface OpenJournal {
	journal: WrittenJournal;
	/** All its files, to be shown. */
	path: string;
	/** Ids that records get are made from it. */
	id: string;
	/** Settings that an earlier run had otherwise, of which nothing arrived, so that this is a new one. */
	begunAnew: readonly string[];
	/** The same input was sent to its end before, at this time. */
	endedBefore: boolean;
	/** Writes what is open. @param isEnded every record is settled */
	close(isEnded: boolean): Promise<void>;
}

/**
 * Opens the journal of a run: a new one, or the one that an earlier run of the same input left.
 *
 * @throws JournalBusy, JournalRefused, or what the file system says
 */
export async function openJournal(
	base: string,
	identity: RunIdentity,
	ifUnfinished: 'refuse' | 'setAside',
	mask: (settlement: Settlement) => Settlement,
	leaseMs?: number,
): Promise<OpenJournal> {
	const log = await FileLog.open(base, leaseMs);
	let isOpen = false;
	try {
		let { replay } = log;
		const { head, isEnded } = replay;
		const isSameInput = head !== undefined && isOf(identity, head);
		const others = head === undefined ? [] : otherSettings(head.settings, identity.settings);
		const isSame = isSameInput && others.length === 0;
		const isFree = isEnded || (isSameInput && replay.cameToNothing);
		if (head !== undefined && !isSame && !isFree && ifUnfinished === 'refuse') {
			throw refusal(log.path, head, identity, others);
		}
		const id = isSame ? head.id : randomUUID();
		if (!isSame) {
			replay = log.startAnew();
			log.append({ t: 'head', version: 1, id, ...identity, at: new Date().toISOString() });
			await log.durable();
			if (head !== undefined) await log.setAside(isFree);
		}
		let isClosed = false;
		const hash = (body: string) =>
			createHash('sha256').update(body).digest('base64url').slice(0, 22);
		const journal = new WrittenJournal(log, replay, { hash, mask });
		isOpen = true;
		return {
			journal,
			path: log.path,
			id,
			begunAnew: isSameInput && !isEnded ? others : [],
			endedBefore: replay.isEnded,
			close: async (isEnded) => {
				if (isClosed) return;
				isClosed = true;
				try {
					await journal.close(isEnded && !replay.isEnded, new Date().toISOString());
				} finally {
					await log.close();
				}
			},
		};
	} finally {
		if (!isOpen) await log.close();
	}
}

function isOf({ runKey, input }: RunIdentity, head: Head): boolean {
	return head.runKey === runKey && head.input === input;
}

function refusal(
	path: string,
	head: Head,
	identity: RunIdentity,
	others: readonly string[],
): JournalRefused {
	const { name, runKey, at } = head;
	const isSameInput = isOf(identity, head);
	const what =
		runKey !== identity.runKey
			? `another Run Key (${runKey})`
			: isSameInput
				? `the same input with other settings (${others.join(', ')})`
				: `another input (${name}, now ${identity.name})`;
	return new JournalRefused(
		`The journal ${path} is of a run with ${what} that began on ${at} and has not ended`,
		isSameInput
			? "With the settings as they were it goes on. To send with the new ones, set 'If Unfinished' to Set Aside: then all records are sent anew, those that arrived as well. Or send only those that did not arrive, with a 'Run Key' of their own"
			: `Run that once more to end it, or set 'If Unfinished' to Set Aside: then it is forgotten what of it arrived, so of a mended file leave the rows out that did. Or give this run a 'Run Key' of its own (it is "${runKey}")`,
	);
}

/** An id for a record that is the same whenever it is made: a UUID of version 8. */
export function idOf(journalId: string, index: number): string {
	const bytes = createHash('sha256').update(`${journalId}:${index}`).digest().subarray(0, 16);
	bytes[6] = (bytes[6] & 0x0f) | 0x80;
	bytes[8] = (bytes[8] & 0x3f) | 0x80;
	const hex = bytes.toString('hex');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		hex.slice(12, 16),
		hex.slice(16, 20),
		hex.slice(20),
	].join('-');
}
