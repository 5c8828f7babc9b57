import { applyPatch, deepClone, getValueByPointer, type Operation } from 'fast-json-patch';
import fc from 'fast-check';

import { readActivation } from '../../../../nodes/ActivateAudience/intent/activation';
import { buildPatch } from '../../../../nodes/ActivateAudience/intent/buildPatch';
import type { Plan } from '../../../../nodes/ActivateAudience/intent/plan';
import { planActivation } from '../../../../nodes/ActivateAudience/intent/planActivation';
import { emptyWant, type Want } from '../../../../nodes/ActivateAudience/intent/want';
import { InputError } from '../../../../nodes/shared/inputError';
import { nameOfKey } from '../../../../nodes/ActivateAudience/attributes/deduplicationKey';
import { readSelector } from '../../../../nodes/ActivateAudience/attributes/adobeForm/selectors';
import { rowsNamed } from '../../../../nodes/ActivateAudience/attributes/row';
import { audienceIds, families, sources, want, world, type World } from './worlds';

const newSet = { mappingId: 'new', mappingVersion: 3 };

const activationOf = ({ flow, family, mapped }: World) =>
	readActivation(flow.transformations?.[0]?.params, family, mapped);

/** Plan, patch and the dataflow after it; a new mapping set where rows change, as the run does. */
function change(before: World, wanted: Want) {
	const current = activationOf(before);
	const plan = planActivation(current, wanted);
	const changesRows = JSON.stringify(current.attributes) !== JSON.stringify(plan.next.attributes);
	const newMapping = plan.next.attributes.length > 0 ? newSet : null;
	const mapping = before.family === 'cloud' && changesRows ? newMapping : undefined;
	const { next } = plan;
	const patch = buildPatch(before.flow.transformations, { current, next }, before.family, mapping);
	const flow = applyPatch(
		deepClone(before.flow) as World['flow'],
		deepClone(patch) as Operation[],
	).newDocument;
	const mapped = before.family === 'cloud' ? plan.next.attributes : [];
	return { plan, patch, after: { family: before.family, flow, mapped } };
}

const changes = fc.constantFrom(...families).chain((family) =>
	fc.tuple(
		world.filter((each) => each.family === family),
		want(family),
	),
);

/** Runs on every change that the rules of the destination allow. */
function forEveryChange(
	check: (done: ReturnType<typeof change>, before: World, wanted: Want) => void,
) {
	fc.assert(
		fc.property(changes, ([before, wanted]) => {
			let done: ReturnType<typeof change>;
			try {
				done = change(before, wanted);
			} catch (error) {
				if (error instanceof InputError) return;
				throw error;
			}
			check(done, before, wanted);
		}),
		{ numRuns: 400 },
	);
}

const selectorsOf = ({ flow }: World) =>
	flow.transformations?.[0]?.params?.segmentSelectors?.selectors ?? [];
const attributesOf = ({ flow }: World) =>
	flow.transformations?.[0]?.params?.profileSelectors?.selectors ?? [];
const texts = (values: unknown[]) => values.map((value) => JSON.stringify(value));

test('the patch leads exactly to what was planned', () => {
	forEveryChange(({ plan, after }) => expect(activationOf(after)).toEqual(plan.next));
});

test('planning and building change nothing by themselves', () => {
	forEveryChange((_, before, wanted) => {
		const frozen = JSON.stringify(before);
		change(before, wanted);
		expect(JSON.stringify(before)).toBe(frozen);
	});
});

test('what is not mentioned stays to the last byte, in its order', () => {
	forEveryChange(({ after }, before, wanted) => {
		const named = new Set([...wanted.audiences, ...wanted.removeAudiences].map(({ id }) => id));
		const untouched = (all: ReturnType<typeof selectorsOf>) =>
			texts(all.filter(({ value }) => !named.has(value.id)));
		const kept = wanted.mirrorAudiences ? [] : untouched(selectorsOf(before));
		expect(untouched(selectorsOf(after))).toEqual(kept);

		const sources = new Set([
			...wanted.attributes.map(({ source }) => source),
			...wanted.removeAttributes.map(({ id }) => id),
		]);
		const others = (all: ReturnType<typeof attributesOf>) =>
			texts(all.filter((each) => !sources.has(readSelector(each).source)));
		expect(others(attributesOf(after))).toEqual(
			wanted.mirrorAttributes ? [] : others(attributesOf(before)),
		);
		expect({ ...after.flow, transformations: 0 }).toEqual({ ...before.flow, transformations: 0 });
	});
});

test('fields that a change does not mention stay, also beside the value and in the schedule', () => {
	forEveryChange(({ after }, before) => {
		for (const selector of selectorsOf(after)) {
			const olds = selectorsOf(before).filter(({ value }) => value.id === selector.value.id);
			if (olds.length !== 1) continue;
			const withoutFrequency = ({ value, ...beside }: (typeof olds)[number]) => {
				const { schedule, ...other } = value;
				return { ...beside, value: other, own: (schedule ?? {}).own };
			};
			expect(withoutFrequency(selector)).toEqual(withoutFrequency(olds[0]));
		}
		for (const selector of attributesOf(after)) {
			const olds = attributesOf(before).filter(({ value }) => value.path === selector.value.path);
			if (olds.length > 0) expect(texts(olds)).toContain(JSON.stringify(selector));
		}
	});
});

test('parameters that nobody asked about stay', () => {
	forEveryChange(({ after }, before) => {
		const params = (each: World) =>
			(each.flow.transformations?.[0]?.params ?? {}) as Record<string, Record<string, unknown>>;
		const old = params(before);
		if (Object.keys(old).length === 0) return;
		expect(params(after).custom).toEqual(old.custom);
		expect(params(after).segmentSelectors?.other).toEqual(old.segmentSelectors?.other);
		expect(params(after).profileSelectors?.custom).toEqual(old.profileSelectors?.custom);
	});
});

test('planning again on the outcome finds nothing to do', () => {
	forEveryChange(({ after, plan }, _, wanted) => {
		const again = change(after, wanted);
		expect(again.patch).toEqual([]);
		expect(again.plan.next).toEqual(plan.next);
	});
});

test('no step, no patch; no patch, no step', () => {
	const does = ({ steps }: Plan) =>
		steps.some(({ action }) => ['add', 'update', 'remove'].includes(action));
	forEveryChange(({ plan, patch }) => expect(does(plan)).toBe(patch.length > 0));
});

test('operations are lower case, and a removal carries what it removes', () => {
	forEveryChange(({ patch }, before) => {
		const document = deepClone(before.flow) as World['flow'];
		for (const operation of patch) {
			expect(['add', 'replace', 'remove']).toContain(operation.op);
			if (operation.op === 'remove') {
				expect(getValueByPointer(document, operation.path)).toEqual(
					(operation as unknown as { value: unknown }).value,
				);
			}
			applyPatch(document, [deepClone(operation) as Operation]);
		}
	});
});

test('every family has its own places for attributes and keys', () => {
	forEveryChange(({ patch }, { family, flow }) => {
		if (flow.transformations?.[0]?.params === undefined) return;
		const parts = patch.map(({ path }) => path.replace('/transformations/0/params/', ''));
		const allowed =
			family === 'cloud'
				? /^(segmentSelectors(\/selectors\/(\d+|-))?|profileMapping|mandatoryFields|primaryFields)$/
				: /^(segmentSelectors|profileSelectors)(\/selectors\/(\d+|-))?$|^profileSelectors\/(mandatoryFields|primaryFields)$/;
		for (const part of parts) expect(part).toMatch(allowed);
	});
});

test('removing some, in whatever order, removes exactly those', () => {
	fc.assert(
		fc.property(
			world,
			fc.shuffledSubarray(audienceIds),
			fc.shuffledSubarray([...sources, 'both']),
			(before, gone, goneAttributes) => {
				const { after } = change(before, {
					...emptyWant(),
					removeAudiences: gone.map((id) => ({ id, items: [0] })),
					removeAttributes: goneAttributes.map((id) => ({ id, items: [0] })),
				});
				expect(texts(selectorsOf(after))).toEqual(
					texts(selectorsOf(before).filter(({ value }) => !gone.includes(value.id))),
				);
				const [old, left] = [activationOf(before), activationOf(after)];
				const removed = goneAttributes.flatMap((name) =>
					rowsNamed(name, old.attributes).map(({ source }) => source),
				);
				const stays = (source: string) => !removed.includes(source);
				expect(left.attributes).toEqual(old.attributes.filter(({ source }) => stays(source)));
				expect(left.mandatory).toEqual(old.mandatory.filter(stays));
				expect(left.keys).toEqual(old.keys.filter((key) => stays(nameOfKey(key))));
			},
		),
		{ numRuns: 300 },
	);
});
