import type { Audience } from '../catalogue/audiences.ts';
import type { Context } from '../context.ts';
import { fileNameFaults } from '../fileNames.ts';
import { isFields, isText } from '../json.ts';
import type { Fields } from '../json.ts';
import { adobeProblem, Refused } from '../problems.ts';
import { scheduleFaults } from '../schedule.ts';
import type { ScheduleTarget } from '../schedule.ts';

export interface AudienceSelector {
	type: 'PLATFORM_SEGMENT';
	value: Fields & { id: string };
}

export function selectorsOf(params: Fields, name: string): unknown[] {
	const group = params[name];
	const selectors = isFields(group) ? group['selectors'] : undefined;
	return Array.isArray(selectors) ? selectors : [];
}

/** External audiences are named by their original id. */
function audienceOf({ space }: Context, value: Fields): Audience {
	const { id, systemSegmentId } = value;
	const found = space.audiences.find(
		(audience) =>
			audience.audienceId === id &&
			(systemSegmentId === undefined || audience.id === systemSegmentId),
	);
	if (found) return found;
	throw new Refused(adobeProblem.plain(`Audience not found with id = [${String(id)}]`));
}

function assertValue(value: Fields, target: ScheduleTarget): void {
	if (target.family === 'streaming') return;
	const faults = [
		...fileNameFaults(value['filenameTemplate'], target.family),
		...scheduleFaults(value, target),
	];
	if (faults.length === 0) return;
	const message = `Audience ${String(value['id'])} is not valid: ${faults.join('; ')}`;
	throw new Refused(adobeProblem.flow(1455, 400, message));
}

function asSelector(selector: unknown): AudienceSelector {
	const value = isFields(selector) ? selector['value'] : undefined;
	if (!isFields(selector) || selector['type'] !== 'PLATFORM_SEGMENT' || !isFields(value)) {
		throw new Refused(adobeProblem.plain('An audience must have the type PLATFORM_SEGMENT'));
	}
	if (isText(value['id'])) return selector as unknown as AudienceSelector;
	throw new Refused(adobeProblem.plain('An audience must have an id'));
}

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

/** The audiences as they are stored: checked where they changed, with name and times. */
export function storedAudiences(
	context: Context,
	before: readonly unknown[],
	after: readonly unknown[],
	target: ScheduleTarget,
): unknown[] {
	const seconds = String(Math.floor(context.now / 1000));
	return after.map((given) => {
		if (before.some((old) => same(old, given))) return given;
		const { type, value } = asSelector(given);
		const { name } = audienceOf(context, value);
		assertValue(value, target);
		const known = value['createTime'] === undefined ? { createTime: seconds } : {};
		return { type, value: { name, ...value, ...known, updateTime: seconds } };
	});
}
