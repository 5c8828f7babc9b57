import { isIdentity, namespaceOf } from '../../shared/adobe/identities';
import { InputError } from '../../shared/inputError';
import { identitiesIn, keysIn, mandatoryIn, type Activation } from '../intent/activation';
import type { AttributeRow } from './row';
import { defaultTarget } from './source';

const MOST_ATTRIBUTE_KEYS = 2;

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

function checkIdentities(next: Activation, current: Activation): void {
	const identities = identitiesIn(next);
	const before = identitiesIn(current);
	if (identities.length < 2 || identities.every((source) => before.includes(source))) return;
	const names = identities.map((source) => `'${source}'`).join(' and ');
	throw new InputError(
		'Source',
		`A dataflow can export one identity namespace only, not ${names}`,
		'Keep one of them; a second dataflow can export the other',
	);
}

function checkMandatory(next: Activation, current: Activation): void {
	const sources = next.attributes.map(({ source }) => source);
	const before = mandatoryIn(current);
	for (const source of mandatoryIn(next)) {
		if (sources.includes(source) || before.includes(source)) continue;
		throw new InputError(
			'Mandatory Attributes',
			`'${source}' cannot be mandatory: it is not among the attributes of the dataflow`,
			'Add it as an attribute first',
		);
	}
}

function checkKeys(next: Activation, current: Activation): void {
	const names = keysIn(next);
	const before = keysIn(current);
	if (names.every((name) => before.includes(name))) return;
	const identities = names.filter(isIdentity);
	const attributes = names.filter((name) => !isIdentity(name));
	const rule = 'Use either one identity namespace or up to two attributes';
	for (const name of names.filter((each) => !before.includes(each))) {
		checkKey(name, next);
	}
	if (identities.length > 0 && attributes.length > 0) {
		throw new InputError(
			'Deduplication Keys',
			`'Deduplication Keys' mixes identity namespaces and attributes: the identity '${namespaceOf(identities[0])}' is a key by itself, so '${attributes[0]}' cannot be one`,
			`${rule}. To change from one to the other, take the key or the identity away first`,
		);
	}
	if (identities.length > 1 || names.length > MOST_ATTRIBUTE_KEYS) {
		throw new InputError(
			'Deduplication Keys',
			`'Deduplication Keys' holds too many: ${names.join(', ')}`,
			rule,
		);
	}
}

function checkKey(name: string, { attributes }: Activation): void {
	const row = attributes.find(({ source }) => source === name);
	if (row === undefined) {
		throw new InputError(
			'Deduplication Keys',
			`'${name}' cannot be a deduplication key: it is not among the attributes of the dataflow`,
			'Add it as an attribute first',
		);
	}
	if (row.calculated === undefined) return;
	throw new InputError(
		'Deduplication Keys',
		`'${row.target}' cannot be a deduplication key: it is a calculated field`,
		'Use an identity or attributes; no document of Adobe says that a calculated field can be a key',
	);
}

function isNew({ source, target }: AttributeRow, { attributes }: Activation): boolean {
	return !attributes.some((row) => row.source === source && row.target === target);
}
