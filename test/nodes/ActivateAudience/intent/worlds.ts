import fc from 'fast-check';

import {
	readSelector,
	selectorColumn,
	writeSelector,
} from '../../../../nodes/ActivateAudience/attributes/adobeForm/selectors';
import { deduplicationKey } from '../../../../nodes/ActivateAudience/attributes/deduplicationKey';
import type { AttributeRow } from '../../../../nodes/ActivateAudience/attributes/row';
import {
	emptyWant,
	type AudienceWant,
	type Want,
} from '../../../../nodes/ActivateAudience/intent/want';
import type { Family } from '../../../../nodes/shared/adobe/catalogue/family';
import type {
	AttributeSelector,
	AudienceSelector,
	AudienceValue,
	Transformation,
	TransformationParams,
} from '../../../../nodes/shared/adobe/types';

export const families: Family[] = ['cloud', 'legacyCloud', 'email'];
export const audienceIds = ['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6'];
export const paths = ['p.0', 'p.1', 'p.2', 'p.3', 'p.4', 'p.5'];
export const identity = 'identityMap.Email';
/** Attributes and an identity. */
export const sources = [...paths, identity];
const columnOf = (source: string) => source.replaceAll('.', '_');
/** Adobe's user interface makes them. */
const calculated: AttributeRow = {
	source: 'concat(p.0, p.1)',
	target: 'both',
	calculated: 'EXPRESSION',
	kept: { name: 'Both' },
};

/** A dataflow as whatever tool may have left it. */
export interface World {
	family: Family;
	flow: {
		id: string;
		name: string;
		policy: object;
		transformations?: Transformation[];
	};
	/** Of the mapping set that it points to. */
	mapped: AttributeRow[];
}

const audience = (id: string): fc.Arbitrary<AudienceSelector> =>
	fc
		.record(
			{
				name: fc.constantFrom('One', 'Two'),
				systemSegmentId: fc.constant(`system-${id}`),
				createTime: fc.constant('1700000000'),
				enrichmentInfo: fc.constant({ enabled: true, mappingSet: { id: 'm', version: 1 } }),
				filenameTemplate: fc.constant('%SEGMENT_ID%'),
				exportMode: fc.constantFrom('DAILY_FULL_EXPORT', 'FIRST_FULL_THEN_INCREMENTAL'),
				schedule: fc.record(
					{ frequency: fc.constantFrom('DAILY', 'ONCE'), own: fc.constant(['x']) },
					{ requiredKeys: [] },
				),
				unknown: fc.constantFrom('x', 3, null, ['x'], { of: 'ours' }),
			},
			{ requiredKeys: [] },
		)
		.chain((value) =>
			fc.constantFrom(
				{ type: 'PLATFORM_SEGMENT', value: { ...value, id } },
				{ type: 'PLATFORM_SEGMENT', value: { ...value, id }, note: 'ours' },
				{ type: 'OTHER_KIND', value: { ...value, id } },
			),
		);

/** As it is sent, and as Adobe stores it; an identity by its bare namespace. */
const attribute = (source: string): fc.Arbitrary<AttributeSelector> => {
	const { type, value } = writeSelector(source);
	const mapping = { source: value.path, destination: value.path, functionVersion: 0 };
	return fc.constantFrom(
		{ type, value },
		{ type, value: { ...value, operator: 'EXISTS', mapping }, note: 'ours' },
	);
};

const some = <T>(values: readonly T[]) => fc.shuffledSubarray([...values]);

/** Now and then one is there twice: nothing forbids it. */
const selectors = <T>(keys: readonly string[], make: (key: string) => fc.Arbitrary<T>) =>
	fc
		.tuple(some(keys), fc.boolean())
		.chain(([chosen, twice]) =>
			fc.tuple(...[...chosen, ...(twice ? chosen.slice(0, 1) : [])].map(make)),
		);

const bare = (source: string) => (source === identity ? 'Email' : source);

/** An identity and attributes are never keys together. */
const keysAmong = (among: string[]) =>
	some(among).map((chosen) => ({
		mandatory: chosen.slice(0, 2).map(bare),
		primary: (among.includes(identity)
			? chosen.filter((source) => source === identity)
			: chosen.slice(-2)
		).map((source) => ({ ...deduplicationKey(source), note: 'ours' })),
	}));

const optional = <T>(value: T) => fc.constantFrom<T | undefined>(value, undefined);

function defined<T extends object>(value: T): T {
	return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;
}

const cloudParams = selectors(audienceIds, audience).chain((audiences) =>
	fc.tuple(some(sources), fc.boolean()).chain(([sources, computes]) =>
		keysAmong(sources).chain(({ mandatory, primary }) =>
			fc
				.record({
					segmentSelectors: optional({ selectors: audiences, other: 1 }),
					mandatoryFields: optional(mandatory),
					primaryFields: optional(primary),
				})
				.map((parts) => ({
					params: defined({
						...parts,
						profileMapping: sources.length > 0 ? { mappingId: 'old', mappingVersion: 0 } : {},
						custom: true,
					}) as TransformationParams,
					mapped: [
						...sources.map((source) => ({ source, target: columnOf(source) })),
						...(sources.length > 0 && computes ? [calculated] : []),
					],
				})),
		),
	),
);

const selectorParams = selectors(audienceIds, audience).chain((audiences) =>
	selectors(sources, attribute).chain((attributes) =>
		keysAmong([...new Set(attributes.map((each) => readSelector(each).source))]).chain(
			({ mandatory, primary }) =>
				fc
					.record({
						segmentSelectors: optional({ selectors: audiences }),
						profileSelectors: optional(
							defined({
								selectors: attributes,
								mandatoryFields: mandatory.length > 0 ? mandatory : undefined,
								primaryFields: primary.length > 0 ? primary : undefined,
								custom: true,
							}),
						),
					})
					.map((parts) => ({ params: defined(parts) as TransformationParams, mapped: [] })),
		),
	),
);

const params = (family: Family) => (family === 'cloud' ? cloudParams : selectorParams);

export const world: fc.Arbitrary<World> = fc.constantFrom(...families).chain((family) =>
	fc
		.oneof(
			{
				weight: 8,
				arbitrary: params(family).map(({ params, mapped }) => ({
					transformations: [{ name: 'GeneralTransform', params }] as Transformation[] | undefined,
					mapped: mapped as AttributeRow[],
				})),
			},
			{
				weight: 1,
				arbitrary: fc
					.constantFrom<Transformation[] | undefined>(
						undefined,
						[],
						[{ name: 'GeneralTransform' } as Transformation],
					)
					.map((transformations) => ({ transformations, mapped: [] as AttributeRow[] })),
			},
		)
		.map(({ transformations, mapped }) => ({
			family,
			mapped,
			flow: {
				id: 'flow',
				name: 'Weekly',
				policy: { enforcementRefs: ['x'] },
				...(transformations ? { transformations } : {}),
			},
		})),
);

/** Gives an audience this frequency and leaves all else as it is. */
export function wantAudience(
	id: string,
	frequency = 'DAILY',
	more: Partial<AudienceWant> = {},
): AudienceWant {
	return {
		id,
		items: [0],
		ifPresent: 'update',
		asked: { frequency },
		adds: true,
		shape: (existing): AudienceValue => ({
			...(existing ?? { id, name: `Name of ${id}` }),
			schedule: { ...existing?.schedule, frequency },
		}),
		...more,
	};
}

export const wantAttribute = (source: string, target = columnOf(source), items = [0]) => ({
	source,
	target,
	items,
});

/** Whatever people may ask for; what they name may be there or not. */
export const want = (family: Family): fc.Arbitrary<Want> =>
	fc
		.record({
			audiences: some(audienceIds),
			frequency: fc.constantFrom('DAILY', 'ONCE', 'WEEKLY'),
			ifPresent: fc.constantFrom('update' as const, 'skip' as const, 'fail' as const),
			adds: fc.boolean(),
			gone: some(audienceIds),
			attributes: some(sources),
			renamed: fc.boolean(),
			ordered: fc.boolean(),
			goneAttributes: some([...sources, calculated.target]),
			keys: fc.boolean(),
			mirrorAudiences: fc.boolean(),
			mirrorAttributes: fc.boolean(),
		})
		.map((asked) => {
			const target = (source: string) =>
				family === 'cloud'
					? `${columnOf(source)}${asked.renamed ? '_new' : ''}`
					: selectorColumn(source);
			const kept = asked.attributes.filter((source) => !asked.goneAttributes.includes(source));
			return {
				...emptyWant(),
				audiences: asked.audiences
					.filter((id) => !asked.gone.includes(id))
					.map((id) =>
						wantAudience(id, asked.frequency, { ifPresent: asked.ifPresent, adds: asked.adds }),
					),
				removeAudiences: asked.gone.map((id) => ({ id, items: [0] })),
				attributes: kept.map((source) => wantAttribute(source, target(source))),
				removeAttributes: asked.goneAttributes.map((id) => ({ id, items: [0] })),
				addMandatory: asked.keys ? kept.slice(0, 1) : [],
				...(asked.keys ? { keys: kept.includes(identity) ? [] : kept.slice(-2) } : {}),
				ordersColumns: asked.ordered,
				mirrorAudiences: asked.mirrorAudiences,
				mirrorAttributes: asked.mirrorAttributes,
			};
		});
