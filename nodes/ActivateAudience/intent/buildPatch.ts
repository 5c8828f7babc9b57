import type { Operation as PatchOperation } from 'fast-json-patch';

import type { Family } from '../../shared/adobe/catalogue/family';
import { emptyTransformation } from '../../shared/adobe/emptyTransformation';
import type {
	AttributeSelector,
	AudienceSelector,
	Transformation,
	TransformationParams,
} from '../../shared/adobe/types';
import { isDeepStrictEqual } from '../../shared/deepEqual';
import { writeMandatory } from '../attributes/adobeForm/marks';
import { readSelector, writeSelector } from '../attributes/adobeForm/selectors';
import type { Activation } from './activation';

const PARAMS = '/transformations/0/params';

/** The mapping set that a flow of the family `cloud` is to point to. */
export interface MappingReference {
	mappingId: string;
	mappingVersion: number;
}

/**
 * The patch that makes a dataflow's transformation what is wanted, one operation per selector that
 * changes. Operations are lower case; a removed selector is sent along, since destinations.yaml asks
 * for a value even there.
 *
 * @param mapping of the new mapping set, where the attributes of a `cloud` flow change; null when
 *   none are left
 */
export function buildPatch(
	transformations: Transformation[] | undefined,
	{ current, next }: Change,
	family: Family,
	mapping?: MappingReference | null,
): PatchOperation[] {
	const { params, missing } = existingParams(transformations, family);
	const changes = [
		...audienceOperations(params, next),
		...(family === 'cloud'
			? cloudOperations(params, { current, next }, mapping)
			: attributeOperations(params, { current, next })),
	];
	return changes.length === 0 ? [] : [...missing, ...changes];
}

/** What a dataflow exports, as it was read, and as it is to be. */
interface Change {
	current: Activation;
	next: Activation;
}

/** A flow made by other tools may have no transformation, or one without parameters. */
function existingParams(
	transformations: Transformation[] | undefined,
	family: Family,
): { params: TransformationParams; missing: PatchOperation[] } {
	const params = transformations?.[0]?.params;
	if (params !== undefined) return { params, missing: [] };
	const empty = emptyTransformation(family);
	const add = (path: string, value: unknown): PatchOperation => ({ op: 'add', path, value });
	const missing = transformations?.length
		? add(PARAMS, empty.params)
		: add('/transformations', [empty]);
	return { params: empty.params, missing: [missing] };
}

function audienceOperations(params: TransformationParams, next: Activation): PatchOperation[] {
	const wanted = next.audiences.map((value) => ({ type: 'PLATFORM_SEGMENT', value }));
	return selectorOperations<AudienceSelector>(
		`${PARAMS}/segmentSelectors`,
		params.segmentSelectors,
		wanted,
		({ value }) => value.id,
	);
}

function attributeOperations(
	{ profileSelectors }: TransformationParams,
	change: Change,
): PatchOperation[] {
	const { selectors = [], primaryFields } = profileSelectors ?? {};
	const { next } = change;
	const left = [...selectors];
	const wanted = next.attributes.map(({ source }) => {
		const at = left.findIndex((selector) => readSelector(selector).source === source);
		return at < 0 ? writeSelector(source) : left.splice(at, 1)[0];
	});
	const path = `${PARAMS}/profileSelectors`;
	return [
		...selectorOperations<AttributeSelector>(
			path,
			profileSelectors,
			wanted,
			(selector) => readSelector(selector).source,
		),
		...mandatoryOperation(path, profileSelectors?.mandatoryFields, change),
		...setOperation(`${path}/primaryFields`, primaryFields, next.keys),
	];
}

function cloudOperations(
	{ profileMapping, mandatoryFields, primaryFields }: TransformationParams,
	change: Change,
	mapping: MappingReference | null | undefined,
): PatchOperation[] {
	const path = `${PARAMS}/profileMapping`;
	const pointing: PatchOperation[] = mapping ? [{ op: 'add', path, value: mapping }] : [];
	if (mapping === null) {
		pointing.push({ op: 'remove', path, value: profileMapping } as PatchOperation);
	}
	return [
		...pointing,
		...mandatoryOperation(PARAMS, mandatoryFields, change),
		...setOperation(`${PARAMS}/primaryFields`, primaryFields, change.next.keys),
	];
}

function mandatoryOperation(
	path: string,
	fields: string[] = [],
	{ current, next }: Change,
): PatchOperation[] {
	const written = writeMandatory(next.mandatory, { fields, sources: current.mandatory });
	return setOperation(`${path}/mandatoryFields`, fields, written);
}

/** The list may be missing in flows made by other tools; it is made when something goes into it. */
function selectorOperations<T extends Selector>(
	path: string,
	part: { selectors?: T[] } | undefined,
	wanted: T[],
	keyOf: (selector: T) => string,
): PatchOperation[] {
	const list = `${path}/selectors`;
	const operations = listOperations(list, part?.selectors ?? [], wanted, keyOf);
	if (part?.selectors !== undefined || operations.length === 0) return operations;
	return [{ op: 'add', path, value: { ...part, selectors: [] } }, ...operations];
}

interface Selector {
	type: string;
	value: object;
}

/**
 * Replacing keeps indexes; removing starts at the highest, so that none shifts; adding comes last.
 * A selector may be there twice, so each takes one of the wanted. Where that does not lead to the
 * wanted order, every place gets what belongs there.
 */
function listOperations<T extends Selector>(
	path: string,
	existing: T[],
	wanted: T[],
	keyOf: (selector: T) => string,
): PatchOperation[] {
	const left = [...wanted];
	const replaced: PatchOperation[] = [];
	const removed: PatchOperation[] = [];
	const outcome: T[] = [];
	existing.forEach((selector, index) => {
		const at = left.findIndex((each) => keyOf(each) === keyOf(selector));
		if (at < 0) {
			removed.unshift(removal(path, index, selector));
			return;
		}
		const [own] = left.splice(at, 1);
		outcome.push(own);
		if (isDeepStrictEqual(own.value, selector.value)) return;
		replaced.push(replacement(path, index, { ...selector, value: own.value }));
	});
	const added = left.map((value): PatchOperation => ({ op: 'add', path: `${path}/-`, value }));
	return [...outcome, ...left].every((each, at) => each === wanted[at])
		? [...replaced, ...removed, ...added]
		: placeByPlace(path, existing, wanted);
}

function placeByPlace<T>(path: string, existing: T[], wanted: T[]): PatchOperation[] {
	const shared = Math.min(existing.length, wanted.length);
	const replaced = wanted
		.slice(0, shared)
		.flatMap((value, at) =>
			isDeepStrictEqual(value, existing[at]) ? [] : [replacement(path, at, value)],
		);
	const removed = existing
		.slice(shared)
		.map((value, at) => removal(path, shared + at, value))
		.reverse();
	const added = wanted
		.slice(shared)
		.map((value): PatchOperation => ({ op: 'add', path: `${path}/-`, value }));
	return [...replaced, ...removed, ...added];
}

function replacement(path: string, index: number, value: unknown): PatchOperation {
	return { op: 'replace', path: `${path}/${index}`, value };
}

function removal(path: string, index: number, value: unknown): PatchOperation {
	return { op: 'remove', path: `${path}/${index}`, value } as PatchOperation;
}

function setOperation<T>(path: string, existing: T[] | undefined, wanted: T[]): PatchOperation[] {
	if (isDeepStrictEqual(existing ?? [], wanted)) return [];
	return [{ op: 'add', path, value: wanted }];
}
