import type { ApiPorts } from '../http/apiPorts';
import { createLooking } from '../http/createLooking';
import { withoutTwins, type CreationReport, type Newborn } from '../http/twins';
import { InputError } from '../inputError';
import type { IfExists } from './ifExists';

export interface Creation<T> extends Omit<Newborn<T>, 'before' | 'fits'> {
	ifExists: IfExists;
	/** What is chosen anew to have another one beside it, e.g. "name". */
	key: string;
	/** Settings in which one that is there differs from what is wanted, in words. */
	differences(existing: T): string[];
}

export interface Made<T> {
	made: T;
	/** For the output. */
	report: CreationReport;
}

/**
 * Run twice, made once: looks for one with the same key first. After a lost answer it looks before it
 * creates once more, and afterwards whether somebody else has made the same.
 *
 * @throws InputError when there is one with other settings, or one at all under 'Fail'
 * @throws Pending when nobody can tell whether it was made
 */
export async function createOnce<T>(ports: ApiPorts, creation: Creation<T>): Promise<Made<T>> {
	const before = await creation.alike();
	if (before.length > 0 && creation.ifExists !== 'createAnother') {
		return { made: reusable(creation, before), report: { created: false } };
	}
	const fits = (other: T) => creation.differences(other).length === 0;
	const newborn = { ...creation, before, fits };
	const made = await createLooking(ports, newborn);
	if (creation.ifExists === 'createAnother') return { made, report: { created: true } };
	return await withoutTwins(ports, newborn, made);
}

function reusable<T>({ what, key, ifExists, differences }: Creation<T>, existing: T[]): T {
	if (ifExists === 'fail') {
		throw new InputError(
			'If It Already Exists',
			`There already is a ${what}`,
			`It is left as it is. Choose another ${key}, or set 'If It Already Exists' to Reuse`,
		);
	}
	const same = existing.find((candidate) => differences(candidate).length === 0);
	if (same) return same;
	throw new InputError(
		'If It Already Exists',
		`There already is a ${what} with other settings`,
		`${differences(existing[0]).join('; ')}. Choose another ${key}, change the existing one with Update, or set 'If It Already Exists' to Create Another`,
	);
}
