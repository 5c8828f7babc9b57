import { parsePath, PathError, type Segment } from '../../../shared/jsonPath/parsePath';
import { isJsonObject } from '../json';
import { SettingError } from '../settingError';
import type { JsonObject } from '../types';

const FIELD = 'Field Mapping';
/** A list is filled up to its highest place. */
const HIGHEST_PLACE = 99;
const EXAMPLE = 'It looks like email, properties.first_name or identifiers[0].value';

type Step = string | number;

/** Where a value goes in the record that is sent; without a step it is the record itself. */
export interface Target {
	text: string;
	steps: readonly Step[];
	/** It takes all fields of a record, beside what others write into it. */
	isOpen: boolean;
}

/** @throws SettingError for an unusable target */
export function readTarget(target: string, isOpen: boolean): Target {
	const text = target.trim();
	if (text === '') {
		throw new SettingError(FIELD, `'${FIELD}' has a row without a target`, EXAMPLE);
	}
	const steps = segmentsOf(text).map((segment) => toStep(segment, text));
	if (steps.length === 0 && !isOpen) throw onlyAllFields(text);
	if (typeof steps[0] === 'number') throw unusable(text);
	return { text, steps, isOpen };
}

function onlyAllFields(text: string): SettingError {
	return new SettingError(
		FIELD,
		`'${FIELD}' cannot write to "${text}", which is the record itself, from this source`,
		'Choose All Fields as the source, or enter where the value goes, e.g. properties.email',
	);
}

function segmentsOf(text: string): Segment[] {
	try {
		return parsePath(text).segments;
	} catch (error) {
		if (error instanceof PathError) throw unusable(text);
		throw error;
	}
}

function toStep(segment: Segment, text: string): Step {
	if (segment.kind === 'name') {
		// It would change what all objects have in common.
		if (segment.name === '__proto__') throw unusable(text);
		return segment.name;
	}
	const isPlace = segment.kind === 'index' && segment.index >= 0 && segment.index <= HIGHEST_PLACE;
	if (!isPlace) throw unusable(text);
	return segment.index;
}

function unusable(text: string): SettingError {
	return new SettingError(FIELD, `'${FIELD}' cannot write to "${text}"`, EXAMPLE);
}

/** @throws SettingError for two rows that write to one place, or one into the other */
export function refuseConflicts(targets: readonly Target[]): void {
	targets.forEach((target, at) => {
		const other = targets.slice(0, at).find((one) => clash(one, target));
		if (other === undefined) return;
		throw new SettingError(
			FIELD,
			`'${FIELD}' writes to ${other.text} and to ${target.text}, which cannot both be`,
			'Keep one of them',
		);
	});
}

function clash(one: Target, other: Target): boolean {
	if (nameWithin(one, other) !== undefined || nameWithin(other, one) !== undefined) return false;
	return isInside(one, other) || isInside(other, one) || areOtherKinds(one, other);
}

/** Names in a target that others write, so that no field of the record may stand there. */
export function namesTaken(target: Target, targets: readonly Target[]): string[] {
	return targets.flatMap((inner) => nameWithin(target, inner) ?? []);
}

/** Of a target inside one that takes all fields, the name by which it is reached from there. */
function nameWithin(outer: Target, inner: Target): string | undefined {
	const step = inner.steps[outer.steps.length];
	return outer.isOpen && isInside(inner, outer) && typeof step === 'string' ? step : undefined;
}

function isInside({ steps: inner }: Target, { steps: outer }: Target): boolean {
	return outer.every((step, at) => inner[at] === step);
}

/** What one takes for a list the other takes for an object. */
function areOtherKinds({ steps: a }: Target, { steps: b }: Target): boolean {
	const at = a.findIndex((step, place) => step !== b[place]);
	return at >= 0 && b[at] !== undefined && typeof a[at] !== typeof b[at];
}

/** Places that nothing was written to close up, in the lists that the targets have made. */
export function closeGaps(json: JsonObject, targets: readonly Target[]): void {
	const lists = new Set(targets.flatMap((target) => listsOnTheWay(json, target)));
	for (const list of lists) list.splice(0, list.length, ...list.filter((_, at) => at in list));
}

function listsOnTheWay(json: JsonObject, { steps }: Target): unknown[][] {
	const lists: unknown[][] = [];
	let holder: unknown = json;
	for (const step of steps) {
		if (holder === null || typeof holder !== 'object') break;
		if (Array.isArray(holder)) lists.push(holder);
		holder = (holder as Record<Step, unknown>)[step];
	}
	return lists;
}

/** Makes what is missing on the way. */
export function write(json: JsonObject, { steps }: Target, value: unknown): void {
	const last = steps.length - 1;
	holderAt(json, steps, last)[steps[last]] = value;
}

/** Puts the fields of a value beside what stands in the target. */
export function writeInto(json: JsonObject, { steps }: Target, value: object): void {
	const holder = holderAt(json, steps, steps.length);
	// Not by assigning: a field named __proto__ would become what the holder inherits from.
	Object.defineProperties(holder, Object.getOwnPropertyDescriptors(value));
}

/** What is reached after some of the steps. */
function holderAt(json: JsonObject, steps: readonly Step[], count: number): Record<Step, unknown> {
	let holder = json as Record<Step, unknown>;
	for (let at = 0; at < count; at++) {
		const inside = holder[steps[at]];
		const isHolder = isJsonObject(inside) || Array.isArray(inside);
		const next = isHolder ? inside : typeof steps[at + 1] === 'number' ? [] : {};
		holder[steps[at]] = next;
		holder = next as Record<Step, unknown>;
	}
	return holder;
}
