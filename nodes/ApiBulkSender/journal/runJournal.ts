import { basename, dirname, join } from 'node:path';
import type { IExecuteFunctions } from 'n8n-workflow';

import { sentenceOf, SettingError } from '../engine/settingError';
import type { Settlement } from '../engine/types';
import { hashOf, settingsPrint, type Destination } from './fingerprints';
import { openJournal, type OpenJournal } from './openJournal';
import { JournalRefused } from './problems';

/** The group of options; undefined when it was not added. */
export interface JournalOptions {
	journalFile: string;
	runKey: string;
	ifUnfinished: 'refuse' | 'setAside';
}

export const journalDefaults: JournalOptions = {
	journalFile: '',
	runKey: '',
	ifUnfinished: 'refuse',
};

/** Where a run keeps its journal, and what it is known by. */
export interface JournalPlace {
	base: string;
	runKey: string;
}

/** What is sent, and where to. */
export interface JournalInput {
	/** To be shown. */
	name: string;
	/** A fingerprint of the content. */
	hash: string;
	destination: Destination;
}

/**
 * @param name of the input; files that follow one another need journals of their own
 * @param isOneOfSeveral several inputs share these options
 * @throws SettingError
 */
export async function placeJournal(
	context: IExecuteFunctions,
	{ journalFile, runKey }: JournalOptions,
	name: string,
	isOneOfSeveral: boolean,
): Promise<JournalPlace> {
	const { id: nodeId, name: nodeName } = context.getNode();
	const { id: workflowId = 'unsaved' } = context.getWorkflow();
	const ownKey = runKey.trim();
	const key = ownKey === '' ? `${workflowId}/${nodeId}/${name}` : ownKey;
	const whole = isOneOfSeveral && ownKey !== '' ? `${key}/${name}` : key;
	const file = journalFile.trim();
	if (file !== '') {
		const base = await allowedPath(context, file);
		return {
			base: isOneOfSeveral ? `${base}-${plainName(name)}-${hashOf([whole]).slice(0, 8)}` : base,
			runKey: whole,
		};
	}
	const folder = storageOf(context);
	const fileName = `${plainName(nodeName)}-${hashOf([whole]).slice(0, 12)}`;
	return { base: join(folder, 'journals', plainName(workflowId), fileName), runKey: whole };
}

/** @throws SettingError: nothing has been sent */
export async function openRunJournal(
	context: IExecuteFunctions,
	{ ifUnfinished }: JournalOptions,
	{ base, runKey }: JournalPlace,
	input: JournalInput,
	mask: (settlement: Settlement) => Settlement,
): Promise<OpenJournal> {
	const { name, hash, destination } = input;
	const settings = settingsPrint(context, destination);
	const identity = { runKey, name, input: hash, settings };
	try {
		return await openJournal(base, identity, ifUnfinished, mask);
	} catch (error) {
		const refusal = new JournalRefused(
			`The journal ${base} cannot be used: ${sentenceOf(error)}`,
			"Check 'Journal File' and the rights of the user that n8n runs as",
		);
		return await Promise.reject(error instanceof SettingError ? error : refusal);
	}
}

async function allowedPath({ helpers }: IExecuteFunctions, path: string): Promise<string> {
	const { resolvePath, isFilePathBlocked } = helpers as Partial<IExecuteFunctions['helpers']>;
	const refuse = (problem: string, advice: string) =>
		new SettingError('Journal File', `'Journal File' (${path}) ${problem}`, advice);
	if (path.startsWith('~') || !path.startsWith('/')) {
		throw refuse('is not a whole path', 'Enter one that begins with /');
	}
	if (resolvePath === undefined || isFilePathBlocked === undefined) {
		throw refuse('cannot be checked by this version of n8n', 'Leave it empty');
	}
	let resolved: Awaited<ReturnType<typeof resolvePath>>;
	try {
		// The file itself need not be there, so its folder is what is looked up.
		resolved = join(await resolvePath(dirname(path)), basename(path)) as typeof resolved;
	} catch {
		throw refuse('is in a folder that does not exist', 'Make the folder, or leave it empty');
	}
	if (!isFilePathBlocked(resolved)) return resolved;
	throw refuse(
		'is where n8n does not allow its nodes to write',
		'Leave it empty, or use a folder that n8n allows: ~/.n8n-files of the user it runs as, or one that N8N_RESTRICT_FILE_ACCESS_TO names',
	);
}

/** n8n's own folder for files of this kind of node. */
function storageOf({ helpers }: IExecuteFunctions): string {
	const { getStoragePath } = helpers as Partial<IExecuteFunctions['helpers']>;
	if (getStoragePath !== undefined) return getStoragePath();
	throw new SettingError(
		'Journal File',
		'This version of n8n has no folder for the journal',
		"Enter a path in 'Journal File'",
	);
}

function plainName(name: string): string {
	return (
		name
			.replace(/[^\p{L}\p{N}._-]+/gu, '-')
			.replace(/^[.-]+/, '')
			.slice(0, 60) || 'run'
	);
}
