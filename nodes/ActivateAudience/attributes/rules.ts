import { InputError } from '../../shared/inputError';
import type { Activation, AttributeRow } from '../intent/activation';
import { isIdentity, nameOfKey } from './deduplicationKey';

const MOST_ATTRIBUTE_KEYS = 2;

/** The column of a source unless another is entered. */
export function defaultTarget(source: string): string {
	return source.replaceAll('//', '').replaceAll('.', '_');
}

/**
 * The rules for attributes and keys that the destination would break later, or silently. What was
 * there before is not judged.
 *
 * Source: UI mapping reference and the guide for file destinations (adobe-flow-service §8.4).
 *
 * @throws InputError
 */
export function checkActivation(next: Activation, current: Activation): void {
	checkTargets(next, current);
	checkIdentities(next, current);
	checkMandatory(next, current);
	checkKeys(next, current);
}

/** @throws InputError for a column name that the destination cannot have */
export function checkTarget(target: string, source: string): void {
	if (!target.includes('.')) return;
	throw new InputError(
		'Target Column',
		`'Target Column' of '${source}' holds a dot: '${target}'`,
		`Adobe allows no dots in column names. Use ${defaultTarget(target)}, for example`,
	);
}

function checkTargets({ attributes }: Activation, current: Activation): void {
	for (const row of attributes.filter((each) => isNew(each, current))) {
		const other = attributes.find((each) => each !== row && each.target === row.target);
		if (other === undefined) continue;
		throw new InputError(
			'Target Column',
			`'Target Column' is '${row.target}' for both '${other.source}' and '${row.source}'`,
			'Give each attribute a column of its own',
		);
	}
}

function checkIdentities({ attributes }: Activation, current: Activation): void {
	const identities = attributes.filter(({ source }) => isIdentity(source));
	if (identities.length < 2 || !identities.some((row) => isNew(row, current))) return;
	const names = identities.map(({ source }) => `'${source}'`).join(' and ');
	throw new InputError(
		'Source',
		`A dataflow can export one identity namespace only, not ${names}`,
		'Keep one of them; a second dataflow can export the other',
	);
}

function checkMandatory({ mandatory, attributes }: Activation, current: Activation): void {
	const sources = attributes.map(({ source }) => source);
	for (const source of mandatory) {
		if (sources.includes(source) || current.mandatory.includes(source)) continue;
		throw new InputError(
			'Mandatory Attributes',
			`'${source}' cannot be mandatory: it is not among the attributes of the dataflow`,
			'Add it as an attribute first',
		);
	}
}

function checkKeys({ keys, attributes }: Activation, current: Activation): void {
	const names = keys.map(nameOfKey);
	const before = current.keys.map(nameOfKey);
	if (names.every((name) => before.includes(name))) return;
	const sources = attributes.map(({ source }) => source);
	const unknown = names.find((name) => !sources.includes(name) && !before.includes(name));
	if (unknown !== undefined) {
		throw new InputError(
			'Deduplication Keys',
			`'${unknown}' cannot be a deduplication key: it is not among the attributes of the dataflow`,
			'Add it as an attribute first',
		);
	}
	const identities = names.filter(isIdentity).length;
	const rule = 'Use either one identity namespace or up to two attributes';
	if (identities > 0 && names.length > identities) {
		throw new InputError(
			'Deduplication Keys',
			"'Deduplication Keys' mixes identity namespaces and attributes",
			rule,
		);
	}
	if (identities > 1 || names.length > MOST_ATTRIBUTE_KEYS) {
		throw new InputError(
			'Deduplication Keys',
			`'Deduplication Keys' holds too many: ${names.join(', ')}`,
			rule,
		);
	}
}

function isNew({ source, target }: AttributeRow, { attributes }: Activation): boolean {
	return !attributes.some((row) => row.source === source && row.target === target);
}
