import { parsePath, PathError, type Segment } from '../../../shared/jsonPath/parsePath';
import { isJsonObject } from '../json';
import { SettingError } from '../settingError';
import type { JsonObject } from '../types';

const FIELD = 'Field Mapping';
/** A list is filled up to its highest place. */
const HIGHEST_PLACE = 99;
const EXAMPLE = 'It looks like email, properties.first_name or identifiers[0].value';

type Step = string | number;

/** Where a value goes in the record that is sent. */
export interface Target {
	text: string;
	steps: readonly Step[];
}

/** @throws SettingError for an unusable target */
export function readTarget(target: string): Target {
	const text = target.trim();
	if (text === '') {
		throw new SettingError(FIELD, `'${FIELD}' has a row without a target`, EXAMPLE);
	}
	const steps = segmentsOf(text).map((segment) => toStep(segment, text));
	if (steps.length === 0 || typeof steps[0] === 'number') throw unusable(text);
	return { text, steps };
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
		const other = targets
			.slice(0, at)
			.find((one) => isInside(one, target) || isInside(target, one) || areOtherKinds(one, target));
		if (other === undefined) return;
		throw new SettingError(
			FIELD,
			`'${FIELD}' writes to ${other.text} and to ${target.text}, which cannot both be`,
			'Keep one of them',
		);
	});
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
	let holder: JsonObject | unknown[] = json;
	steps.forEach((step, at) => {
		const slots = holder as Record<Step, unknown>;
		if (at === steps.length - 1) {
			slots[step] = value;
			return;
		}
		const inside = slots[step];
		if (isJsonObject(inside) || Array.isArray(inside)) holder = inside;
		else slots[step] = holder = typeof steps[at + 1] === 'number' ? [] : {};
	});
}
