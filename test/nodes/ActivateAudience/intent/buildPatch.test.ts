import {
	readActivation,
	type Activation,
} from '../../../../nodes/ActivateAudience/intent/activation';
import {
	buildPatch,
	type MappingReference,
} from '../../../../nodes/ActivateAudience/intent/buildPatch';
import type { Family } from '../../../../nodes/shared/adobe/catalogue/family';
import { emptyTransformation } from '../../../../nodes/shared/adobe/emptyTransformation';
import type { Transformation } from '../../../../nodes/shared/adobe/types';

const P = '/transformations/0/params';

/** The patch that leads from what is there to `next`. */
function patchOf(
	transformations: Transformation[] | undefined,
	next: Activation,
	family: Family,
	mapping?: MappingReference | null,
) {
	const current = readActivation(transformations?.[0]?.params, family, []);
	return buildPatch(transformations, { current, next }, family, mapping);
}

const none = { audiences: [], attributes: [], mandatory: [], keys: [] };
const flow = (params: object) => [{ name: 'GeneralTransform', params }] as Transformation[];
const audience = { id: 'a0', name: 'Gold' };
const row = { source: 'p.0', target: 'p_0' };
const mapping = { mappingId: 'm', mappingVersion: 2 };

describe('a dataflow that other tools left without parts', () => {
	test.each([
		['no transformations', undefined, '/transformations', [emptyTransformation('email')]],
		['none in the list', [], '/transformations', [emptyTransformation('email')]],
		[
			'no parameters',
			[{ name: 'GeneralTransform' } as Transformation],
			P,
			emptyTransformation('email').params,
		],
	])('%s: they are made with the first audience', (_, transformations, path, value) => {
		expect(patchOf(transformations, { ...none, audiences: [audience] }, 'email')).toEqual([
			{ op: 'add', path, value },
			{
				op: 'add',
				path: `${P}/segmentSelectors/selectors/-`,
				value: { type: 'PLATFORM_SEGMENT', value: audience },
			},
		]);
		expect(patchOf(transformations, none, 'email')).toEqual([]);
	});

	test('without a list of selectors, only the one that is needed is made', () => {
		const transformations = flow({ profileSelectors: { mandatoryFields: ['p.9'] } });
		const current = readActivation(transformations[0].params, 'email', []);
		expect(current).toEqual({ ...none, mandatory: ['p.9'] });
		expect(patchOf(transformations, { ...current, attributes: [row] }, 'email')).toEqual([
			{
				op: 'add',
				path: `${P}/profileSelectors`,
				value: { mandatoryFields: ['p.9'], selectors: [] },
			},
			{
				op: 'add',
				path: `${P}/profileSelectors/selectors/-`,
				value: { type: 'JSON_PATH', value: { path: 'p.0' } },
			},
		]);
	});
});

test('replacing comes first, then removing from the highest index, then adding', () => {
	const selectors = ['a0', 'a1', 'a2', 'a3'].map((id) => ({
		type: 'PLATFORM_SEGMENT',
		value: { id },
	}));
	const patch = patchOf(
		flow({ segmentSelectors: { selectors } }),
		{ ...none, audiences: [{ id: 'a2', name: 'New name' }, { id: 'a4' }] },
		'legacyCloud',
	);
	expect(patch.map(({ op, path }) => `${op} ${path.split('/').at(-1)}`)).toEqual([
		'replace 2',
		'remove 3',
		'remove 1',
		'remove 0',
		'add -',
	]);
});

test('a current cloud flow points to the new mapping set, in the same patch as its audiences', () => {
	const key = { fieldType: 'ATTRIBUTE' as const, attributePath: 'p.0' };
	const next = { audiences: [audience], attributes: [row], mandatory: ['p.0'], keys: [key] };
	const patch = patchOf([emptyTransformation('cloud')], next, 'cloud', mapping);
	expect(patch).toEqual([
		expect.objectContaining({ path: `${P}/segmentSelectors/selectors/-` }),
		{ op: 'add', path: `${P}/profileMapping`, value: mapping },
		{ op: 'add', path: `${P}/mandatoryFields`, value: ['p.0'] },
		{ op: 'add', path: `${P}/primaryFields`, value: [key] },
	]);
	expect(patchOf(flow({ profileMapping: mapping }), none, 'cloud', null)).toEqual([
		{ op: 'remove', path: `${P}/profileMapping`, value: mapping },
	]);
	expect(patchOf(flow({ profileMapping: mapping }), none, 'cloud')).toEqual([]);
});

test('the others keep theirs below the selectors', () => {
	const key = { fieldType: 'IDENTITY' as const, identityNamespace: 'Email' };
	const next = { ...none, attributes: [row], mandatory: ['p.0'], keys: [key] };
	const patch = patchOf([emptyTransformation('legacyCloud')], next, 'legacyCloud');
	expect(patch.map(({ path }) => path)).toEqual([
		`${P}/profileSelectors/selectors/-`,
		`${P}/profileSelectors/mandatoryFields`,
		`${P}/profileSelectors/primaryFields`,
	]);
});

test('what is activated is read where the family has it', () => {
	const params = {
		segmentSelectors: { selectors: [{ type: 'PLATFORM_SEGMENT', value: audience }] },
		mandatoryFields: ['top'],
		profileSelectors: {
			selectors: [{ type: 'JSON_PATH', value: { path: 'p.0' } }],
			mandatoryFields: ['below'],
		},
	};
	expect(readActivation(params, 'cloud', [row])).toEqual({
		...none,
		audiences: [audience],
		attributes: [row],
		mandatory: ['top'],
	});
	expect(readActivation(params, 'email', [])).toEqual({
		...none,
		audiences: [audience],
		attributes: [{ source: 'p.0', target: 'p.0' }],
		mandatory: ['below'],
	});
	expect(readActivation(undefined, 'cloud', [])).toEqual(none);
	expect(readActivation(undefined, 'legacyCloud', [])).toEqual(none);
});
