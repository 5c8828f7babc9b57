import { isJsonObject } from '../json';
import type { ReadExample } from './example';
import { stepTo } from './leaves';
import { tellingFields, type OutcomeChoice, type Sample } from './outcomes';
import { saysNo } from './told';

const DEEPEST = 2;

/** What the body as a whole has outside of lists. */
export function bodySample({ value }: ReadExample): Sample {
	const leaves = new Map<string, unknown[]>();
	const visit = (inside: unknown, path: string, depth: number) => {
		if (!isJsonObject(inside)) {
			if (inside === null || typeof inside !== 'object') leaves.set(path, [inside]);
			return;
		}
		if (depth > DEEPEST) return;
		for (const [name, one] of Object.entries(inside)) visit(one, path + stepTo(name), depth + 1);
	};
	// A list of one is as good as that one.
	if (Array.isArray(value) && value.length === 1) visit(value[0], '$[*]', 0);
	else visit(value, '$', 0);
	return { leaves, isNo: saysNo(value) };
}

/**
 * Fields of the body that say that all is well, in every good answer.
 *
 * @param besideFailures lists tell which records failed, so the body as a whole may say no as well
 */
export function fieldsOfBody(
	examples: readonly ReadExample[],
	besideFailures: boolean,
): OutcomeChoice[] {
	const good = examples.filter(({ isSuccess }) => isSuccess);
	if (good.length === 0 || good.some(({ value }) => !isJsonObject(value))) return [];
	const samples = good.map((example) => ({
		...bodySample(example),
		isNo: !besideFailures && (isAllFailed(example) || saysNo(example.value)),
	}));
	return tellingFields(samples, good.some(isAllFailed));
}

function isAllFailed({ failed, records }: ReadExample): boolean {
	return failed !== undefined && failed.length === records.length && records.length > 0;
}
