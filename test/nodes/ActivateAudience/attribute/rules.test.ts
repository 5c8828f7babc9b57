import {
	Activations,
	attributes,
	byPath,
	entries,
	families,
	GOLD,
	type FamilyName,
} from '../support';

const adobe = new Activations();

const FIRST = 'person.name.firstName';
const LAST = 'person.name.lastName';
const EMAIL = 'personalEmail.address';
const everyFamily = Object.keys(families) as FamilyName[];

describe.each(everyFamily)('what is refused before anything is sent (%s)', (family) => {
	const refused = async (operation: string, parameters: object) => {
		const dataflowId = await adobe.exporting([GOLD], family);
		const { error } = await adobe.attribute(operation, dataflowId, { ...parameters });
		expect(adobe.writes).toEqual([]);
		return error?.message;
	};
	const keys = (...list: string[]) => ({
		attributes: entries(
			...list.map((source) => ({ source: byPath(source), deduplicationKey: true })),
		),
	});

	test.each<[string, string, object, string]>([
		['nothing', 'addAttributes', {}, 'No attribute is chosen'],
		['nothing', 'removeAttributes', {}, 'No attribute is chosen'],
		[
			'an empty row',
			'addAttributes',
			{ attributes: attributes('') },
			"'Source' is empty in row 1 of 'Attributes'",
		],
		[
			'a path that profiles do not have',
			'addAttributes',
			{ attributes: attributes(FIRST, 'person.nickname') },
			"The profile schema has no attribute 'person.nickname'",
		],
		[
			'two identity namespaces',
			'addAttributes',
			{ attributes: attributes('identityMap.Email', 'identityMap.Phone_E//.164') },
			'A dataflow can export one identity namespace only',
		],
		[
			'both kinds of keys',
			'addAttributes',
			keys(EMAIL, 'identityMap.Email'),
			"'Deduplication Keys' mixes identity namespaces and attributes",
		],
		[
			'three attributes as keys',
			'addAttributes',
			keys(FIRST, LAST, EMAIL),
			"'Deduplication Keys' holds too many",
		],
		[
			'a mandatory attribute that is not exported',
			'setKeys',
			{ setMandatory: true, mandatoryAttributes: attributes(FIRST) },
			`'${FIRST}' cannot be mandatory`,
		],
		[
			'a key that is not exported',
			'setKeys',
			{ setDeduplicationKeys: true, deduplicationKeys: attributes(FIRST) },
			`'${FIRST}' cannot be a deduplication key`,
		],
		[
			'neither of both to set',
			'setKeys',
			{ setMandatory: false, setDeduplicationKeys: false },
			"Neither 'Set Mandatory Attributes' nor 'Set Deduplication Keys' is on",
		],
	])('%s', async (_, operation, parameters, message) => {
		expect(await refused(operation, parameters)).toContain(message);
	});
});

test('an identity as key is named without the slashes of its source', async () => {
	const dataflowId = await adobe.empty('cloud');
	const { jsons } = await adobe.attribute('addAttributes', dataflowId, {
		attributes: entries({ source: byPath('identityMap.Phone_E//.164'), deduplicationKey: true }),
	});
	expect(jsons[0]).toMatchObject({ deduplicationKeys: ['identityMap.Phone_E//.164'] });
	expect(adobe.storedAttributes(dataflowId)).toMatchObject({
		rows: [['identityMap.Phone_E//.164', 'identityMap_Phone_E_164']],
		keys: [{ fieldType: 'IDENTITY', identityNamespace: 'Phone_E.164' }],
	});
});

test('where columns are named by their source, another name is left out with a warning', async () => {
	const dataflowId = await adobe.empty('email');
	const { jsons } = await adobe.attribute('addAttributes', dataflowId, {
		attributes: entries({ source: byPath(FIRST), targetColumn: 'first' }),
	});
	expect(jsons[0].warnings).toEqual([
		`'Target Column' of '${FIRST}' is left out: Adobe Campaign names columns by their source`,
	]);
});

test('profile selectors do without a schema that cannot be read, mapping sets do not', async () => {
	const noSchema = () =>
		adobe.sandbox.faults.add({
			method: 'GET',
			pathPrefix: '/data/core/ups/config/',
			status: 403,
			body: { message: 'No' },
		});
	const run = async (family: FamilyName) => {
		const dataflowId = await adobe.empty(family);
		noSchema();
		return await adobe.attribute('addAttributes', dataflowId, { attributes: attributes(FIRST) });
	};
	expect((await run('email')).jsons[0].warnings).toEqual([
		expect.stringContaining('The attributes were not checked: Could not read the profile schema'),
	]);
	expect((await run('cloud')).error?.message).toContain('Could not read the profile schema');
});

test('what the dataflow stores of an attribute beside its path stays', async () => {
	const dataflowId = await adobe.empty('legacyCloud');
	await adobe.attribute('addAttributes', dataflowId, { attributes: attributes(FIRST, LAST) });
	const [first, last] = adobe.params(dataflowId).profileSelectors.selectors;
	expect(last.value.mapping).toMatchObject({ sourceType: 'text/x.schema-path' });
	await adobe.attribute('addAttributes', dataflowId, { attributes: attributes(LAST, EMAIL) });
	await adobe.attribute('removeAttributes', dataflowId, { attributes: attributes(EMAIL) });
	expect(adobe.params(dataflowId).profileSelectors.selectors).toEqual([first, last]);
});
