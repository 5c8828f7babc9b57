import type { Family } from '../catalogue/spec.ts';
import type { Context } from '../context.ts';
import { isFields } from '../json.ts';
import type { Fields } from '../json.ts';
import type { Rule } from '../mapping/rules.ts';
import { adobeProblem, Refused } from '../problems.ts';
import type { ScheduleTarget } from '../schedule.ts';
import { assertKeys, assertNoAttributeKey, storedAttributes } from './attributes.ts';
import { selectorsOf, storedAudiences } from './audienceSelectors.ts';
import type { Transformation } from './storedFlow.ts';

const cloudOnly = ['profileMapping', 'mandatoryFields', 'primaryFields'];
const otherOnly = ['profileSelectors'];

function assertFamily(params: Fields, family: Family): void {
	const foreign = family === 'cloud' ? otherOnly : cloudOnly;
	const found = foreign.filter((name) => name in params);
	if (found.length === 0) return;
	const message = `${found.join(', ')} cannot be used with this destination`;
	throw new Refused(adobeProblem.flow(1419, 400, message));
}

/** Of the version that the dataflow names; none for a dataflow without a mapping set. */
function mappingsOf({ space }: Context, mapping: unknown): Rule[] {
	if (mapping === undefined || (isFields(mapping) && Object.keys(mapping).length === 0)) return [];
	const { mappingId, mappingVersion } = isFields(mapping) ? mapping : ({} as Fields);
	const versions = space.mappingSets.get(String(mappingId));
	if (!versions) {
		const message = `Mapping set not found with id = [${String(mappingId)}]`;
		throw new Refused(adobeProblem.flow(1419, 400, message));
	}
	const set = versions.find(({ version }) => version === mappingVersion);
	if (set) return set.mappings;
	const message = `Mapping version ${String(mappingVersion)} does not exist`;
	throw new Refused(adobeProblem.flow(1412, 400, message));
}

function isIdentitySelector(selector: unknown): boolean {
	const value = isFields(selector) ? selector['value'] : undefined;
	return isFields(value) && value['identity'] !== undefined;
}

function storedParams(
	context: Context,
	before: Fields,
	params: Fields,
	target: ScheduleTarget,
): Fields {
	assertFamily(params, target.family);
	const stored = { ...params };
	const audiences = storedAudiences(
		context,
		selectorsOf(before, 'segmentSelectors'),
		selectorsOf(params, 'segmentSelectors'),
		target,
	);
	if (isFields(params['segmentSelectors'])) {
		stored['segmentSelectors'] = { ...params['segmentSelectors'], selectors: audiences };
	}
	if (isFields(params['profileSelectors'])) {
		const { primaryFields } = params['profileSelectors'];
		assertKeys(params['profileSelectors']);
		const selectors = storedAttributes(
			selectorsOf(before, 'profileSelectors'),
			selectorsOf(params, 'profileSelectors'),
		);
		if (selectors.some(isIdentitySelector)) assertNoAttributeKey(primaryFields);
		stored['profileSelectors'] = { ...params['profileSelectors'], selectors };
	}
	assertKeys(params);
	const mappings = mappingsOf(context, params['profileMapping']);
	if (mappings.some(({ source }) => source.startsWith('identityMap.'))) {
		assertNoAttributeKey(params['primaryFields']);
	}
	return stored;
}

/** The transformations as they are stored; refuses what the destination does not allow. */
export function storedTransformations(
	context: Context,
	before: readonly Transformation[],
	after: unknown,
	target: ScheduleTarget,
): Transformation[] {
	if (!Array.isArray(after) || !after.every(isFields)) {
		throw new Refused(adobeProblem.flow(1455, 400, 'Missing field: transformations'));
	}
	return after.map(({ name, params }, at) => {
		if (name !== 'GeneralTransform') {
			const message = `Transformation ${String(name)} is not known to the flow spec`;
			throw new Refused(adobeProblem.flow(1455, 400, message));
		}
		const old = before[at]?.params ?? {};
		return { name, params: storedParams(context, old, isFields(params) ? params : {}, target) };
	});
}
