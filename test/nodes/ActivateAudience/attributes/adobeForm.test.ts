import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { columns, EXPRESSION } from '../../../contracts/adobe/samples/mappingSet.ts';
import { foreign } from '../foreign';
import {
	Activations,
	attributes,
	audiences,
	BIKES,
	byId,
	byPath,
	dayFromNow,
	entries,
	families,
	items,
	results,
	type FamilyName,
	type Fields,
} from '../support';

const adobe = new Activations();
const everyFamily = Object.keys(families) as FamilyName[];

const fromItems = (operation: string, dataflowId: string, rows: IDataObject[], more = {}) =>
	adobe.activation(
		operation,
		dataflowId,
		{ takenFrom: 'items', ...more },
		{ items: items(...rows) },
	);
const bytes = (value: unknown) => JSON.stringify(value);
const posts = (name: string) =>
	adobe.sent.filter(({ method, path }) => method === 'POST' && path.endsWith(name));

describe.each(everyFamily)(
	'a dataflow of the family %s made in Adobe’s own interface',
	(family) => {
		test('is valid for what it shows, and Sync and Mirror plan nothing for it', async () => {
			const { dataflowId, audiences: rows, attributes: columns } = await foreign(adobe, family);
			const all = [...rows, ...columns];
			const before = bytes(adobe.params(dataflowId));

			const { jsons } = await fromItems('validate', dataflowId, all);
			expect(jsons[0]).toMatchObject({
				valid: true,
				missing: [],
				unexpected: [],
				different: [],
			});
			for (const mode of ['addAndUpdate', 'mirror']) {
				const synced = await fromItems('sync', dataflowId, all, { mode });
				expect(synced.jsons[0]).toMatchObject({
					changed: false,
					counts: { added: 0, updated: 0, removed: 0, unchanged: all.length },
				});
			}
			expect(bytes(adobe.params(dataflowId))).toBe(before);
			expect(adobe.writes).toEqual([]);
		});

		test('one audience more leaves everything else as it was', async () => {
			const { dataflowId } = await foreign(adobe, family);
			const before = adobe.params(dataflowId);
			const { jsons } = await adobe.audience('add', dataflowId, { audiences: audiences(BIKES) });
			expect(results(jsons[0])).toEqual(['added']);
			const after = adobe.params(dataflowId);
			expect(after.segmentSelectors.selectors).toHaveLength(
				before.segmentSelectors.selectors.length + 1,
			);
			after.segmentSelectors.selectors.pop();
			expect(bytes(after)).toBe(bytes(before));
			expect(adobe.patches.map((patch) => patch.length)).toEqual([1]);
		});

		test('one field of a schedule leaves everything else as it was', async () => {
			const { dataflowId } = await foreign(adobe, family);
			const before = adobe.params(dataflowId);
			const [{ value }] = before.segmentSelectors.selectors;
			await adobe.audience('update', dataflowId, {
				audience: byId(value.id),
				updateFields: { startTime: '23:00' },
			});
			value.schedule.startTime = '23:00';
			const [{ op, path, value: sent }] = adobe.patches[0];
			expect([op, path]).toEqual([
				'replace',
				'/transformations/0/params/segmentSelectors/selectors/0',
			]);
			expect(sent?.value).toEqual(value);
			const after = adobe.params(dataflowId);
			for (const { segmentSelectors } of [before, after]) delete segmentSelectors.selectors[0];
			expect(bytes(after)).toBe(bytes(before));
		});

		test('a table from it makes the same of an empty dataflow', async () => {
			const {
				dataflowId: from,
				audiences: rows,
				attributes: columns,
			} = await foreign(adobe, family);
			const known = columns.filter(
				({ attribute }) => ![EXPRESSION, 'invented'].includes(String(attribute)),
			);
			const { dataflowId } = await adobe.flow('Second', families[family]);
			const { error } = await fromItems('sync', dataflowId, [...rows, ...known]);
			expect(error).toBeUndefined();
			const holder = ({ profileSelectors, mandatoryFields, primaryFields }: Fields) => ({
				...(profileSelectors ?? { mandatoryFields, primaryFields }),
			});
			const { selectors, ...marks } = holder(adobe.params(dataflowId));
			const { selectors: selectorsBefore, ...marksBefore } = holder(adobe.params(from));
			const sorted = ({ mandatoryFields, primaryFields }: Fields) => [
				[...mandatoryFields].sort(),
				primaryFields.map(({ identityNamespace, attributePath }: Fields) => [
					identityNamespace,
					attributePath,
				]),
			];
			expect(sorted(marks)).toEqual(sorted(marksBefore));
			expect(selectors).toEqual(selectorsBefore);
			const again = await fromItems('validate', dataflowId, [...rows, ...known]);
			expect(again.jsons[0]).toMatchObject({ valid: true });
		});
	},
);

describe.each(['email', 'legacyCloud'] as const)(
	'identities in profile selectors (%s)',
	(family) => {
		test('are sent and read by their bare namespace, mandatory and key by themselves', async () => {
			const dataflowId = await adobe.empty(family);
			const { jsons } = await adobe.attribute('addAttributes', dataflowId, {
				attributes: attributes('identityMap.Phone_E//.164', 'person.gender'),
			});
			const identity = 'identityMap.Phone_E//.164';
			expect(jsons[0]).toMatchObject({
				changed: true,
				mandatoryAttributes: [identity],
				deduplicationKeys: [identity],
			});
			expect(adobe.patches).toEqual([
				[
					{
						op: 'add',
						path: '/transformations/0/params/profileSelectors/selectors/-',
						value: {
							type: 'JSON_PATH',
							value: { path: 'Phone_E.164', identity: { namespace: 'Phone_E.164' } },
						},
					},
					expect.objectContaining({
						value: { type: 'JSON_PATH', value: { path: 'person.gender' } },
					}),
					expect.objectContaining({ value: ['Phone_E.164'] }),
					expect.objectContaining({
						value: [{ fieldType: 'IDENTITY', identityNamespace: 'Phone_E.164' }],
					}),
				],
			]);

			const removed = await adobe.attribute('removeAttributes', dataflowId, {
				attributes: attributes('identityMap.Phone_E.164'),
			});
			expect(removed.jsons[0].attributes).toEqual([{ attribute: identity, result: 'removed' }]);
			expect(adobe.params(dataflowId).profileSelectors).toMatchObject({
				selectors: [{ value: { path: 'person.gender' } }],
				mandatoryFields: [],
				primaryFields: [],
			});
		});
	},
);

describe('identities in a mapping set', () => {
	test('have a list as their column, and are written down by their bare namespace', async () => {
		const dataflowId = await adobe.empty('cloud');
		await adobe.attribute('addAttributes', dataflowId, {
			attributes: entries({ source: byPath('identityMap.ECID'), targetColumn: 'ECID' }),
		});
		const [, output] = posts('schemas');
		expect((output.body as Fields).jsonSchema.properties).toMatchObject({ ECID: columns.ECID });
		expect(adobe.storedAttributes(dataflowId)).toMatchObject({
			rows: [['identityMap.ECID', 'ECID']],
			mandatory: ['ECID'],
			keys: [{ fieldType: 'IDENTITY', identityNamespace: 'ECID' }],
		});
	});

	test('that Adobe has not written down as key are left so', async () => {
		const { dataflowId, attributes: rows } = await foreign(adobe, 'cloud');
		const params = adobe.params(dataflowId);
		adobe.sandbox.adobe.placeTransformations(dataflowId, [
			{ name: 'GeneralTransform', params: { ...params, mandatoryFields: [], primaryFields: [] } },
		]);
		const { jsons } = await fromItems('validate', dataflowId, rows, { allowOthers: true });
		expect(jsons[0]).toMatchObject({ valid: true });
		await adobe.attribute('setKeys', dataflowId, {
			setMandatory: true,
			mandatoryAttributes: attributes('person.name.firstName'),
		});
		expect(adobe.params(dataflowId)).toMatchObject({
			mandatoryFields: ['person.name.firstName'],
			primaryFields: [],
		});
	});

	test('cannot be cleared as key, which Set Keys says', async () => {
		const { dataflowId } = await foreign(adobe, 'cloud');
		const { jsons } = await adobe.attribute('setKeys', dataflowId, {
			setMandatory: true,
			setDeduplicationKeys: true,
		});
		expect(jsons[0]).toMatchObject({
			changed: false,
			mandatoryAttributes: ['identityMap.ECID'],
			deduplicationKeys: ['identityMap.ECID'],
			warnings: [expect.stringContaining("'identityMap.ECID' stays mandatory")],
		});
	});
});

describe.each(everyFamily)('what does not go with an identity (%s)', (family) => {
	const refused = async (dataflowId: string, ...rows: IDataObject[]) => {
		const written = adobe.writes;
		const { error } = await fromItems('sync', dataflowId, rows);
		expect(adobe.writes).toEqual(written);
		return error?.message;
	};

	test('an attribute as key, whichever was there first', async () => {
		const words =
			"'Deduplication Keys' mixes identity namespaces and attributes: the identity 'Email'";
		const mail = { attribute: 'personalEmail.address', deduplicationKey: true };
		const identity = { attribute: 'identityMap.Email' };
		const both = await adobe.empty(family);
		expect(await refused(both, identity, mail)).toContain(words);

		const { dataflowId: withKey } = await adobe.flow('Key', families[family]);
		await fromItems('sync', withKey, [mail]);
		expect(await refused(withKey, identity)).toContain(words);

		const { dataflowId: withIdentity } = await adobe.flow('Identity', families[family]);
		await fromItems('sync', withIdentity, [identity]);
		expect(await refused(withIdentity, mail)).toContain(words);
	});

	test('a second identity', async () => {
		const dataflowId = await adobe.empty(family);
		await fromItems('sync', dataflowId, [{ attribute: 'identityMap.Email' }]);
		expect(await refused(dataflowId, { attribute: 'identityMap.ECID' })).toContain(
			"one identity namespace only, not 'identityMap.Email' and 'identityMap.ECID'",
		);
	});

	test('a namespace that Adobe does not know', async () => {
		const dataflowId = await adobe.empty(family);
		expect(await refused(dataflowId, { attribute: 'identityMap.email' })).toBe(
			"Adobe knows no identity namespace 'email'",
		);
	});

	test('mirroring without the identity takes it away as key too', async () => {
		const dataflowId = await adobe.empty(family);
		await fromItems('sync', dataflowId, [{ attribute: 'identityMap.Email' }]);
		const mail = { attribute: 'personalEmail.address', deduplicationKey: true };
		const { error } = await fromItems('sync', dataflowId, [mail], { mode: 'mirror' });
		expect(error).toBeUndefined();
		expect(adobe.storedAttributes(dataflowId)).toMatchObject({
			mandatory: [],
			keys: [{ fieldType: 'ATTRIBUTE', attributePath: 'personalEmail.address' }],
		});
	});
});

describe('calculated fields', () => {
	const stored = (dataflowId: string) => adobe.storedAttributes(dataflowId).rows as string[][];
	const written = () => (posts('mappingSets').at(-1)!.body as Fields).mappings as Fields[];

	test('survive every change, with name, description and column of the others', async () => {
		const { dataflowId } = await foreign(adobe, 'cloud');
		const live = structuredClone(adobe.sandbox.adobe.mappingSets());
		await adobe.attribute('addAttributes', dataflowId, { attributes: attributes('person.gender') });
		expect(written()).toEqual([
			{ sourceType: 'ATTRIBUTE', source: 'identityMap.ECID', destination: 'ECID' },
			{
				sourceType: 'ATTRIBUTE',
				source: 'person.name.firstName',
				destination: 'first_name',
				name: 'Invented: given name',
				description: 'Invented: as in the passport',
			},
			{ sourceType: 'EXPRESSION', source: EXPRESSION, destination: 'full_name' },
			{ sourceType: 'STATIC', source: 'invented', destination: 'origin' },
			{ sourceType: 'ATTRIBUTE', source: 'person.gender', destination: 'person_gender' },
		]);
		expect(adobe.sandbox.adobe.mappingSets().slice(0, live.length)).toEqual(live);
		expect(adobe.params(dataflowId).profileMapping.mappingId).not.toBe(live[0].id);
	});

	test('keep their column in the output schema, whatever it is', async () => {
		const { dataflowId } = await foreign(adobe, 'cloud');
		const own = { title: 'full_name', type: 'number', 'meta:xdmType': 'number' };
		const [set] = adobe.sandbox.adobe.mappingSets();
		const path = `/data/foundation/conversion/mappingSets/${set.id}`;
		const { json } = await adobe.ask('GET', `${path}?version=1&expandSchema=true`);
		json.outputSchema.jsonSchema.properties.full_name = own;
		adobe.sandbox.faults.add({ method: 'GET', path, times: 'always', status: 200, body: json });
		await adobe.attribute('addAttributes', dataflowId, {
			attributes: entries({ source: byPath('full_name'), targetColumn: 'whole_name' }),
		});
		expect(adobe.readsOf('/mappingSets/')[0].url).toContain('expandSchema=true');
		const [, output] = posts('schemas');
		expect((output.body as Fields).jsonSchema.properties).toMatchObject({
			whole_name: { ...own, title: 'whole_name' },
			first_name: columns.first_name,
		});
	});

	test.each([
		['its expression', EXPRESSION],
		['its column', 'full_name'],
	])('one is named by %s: kept, renamed, marked, removed', async (_, name) => {
		const { dataflowId } = await foreign(adobe, 'cloud');
		const sync = async (row: IDataObject) =>
			(await fromItems('sync', dataflowId, [{ attribute: name, ...row }])).jsons[0];

		expect(await sync({})).toMatchObject({ changed: false, counts: { unchanged: 1 } });
		expect(await sync({ mandatory: true })).toMatchObject({
			changed: true,
			plan: [{ action: 'keep' }, { what: 'mandatoryAttribute', action: 'add', id: EXPRESSION }],
			warnings: expect.arrayContaining([
				"'full_name' is a calculated field: no document of Adobe says that one can be mandatory",
			]),
		});
		expect(await sync({ mandatory: true, targetColumn: 'whole' })).toMatchObject({ changed: true });
		expect(stored(dataflowId)).toContainEqual([EXPRESSION, 'whole']);
		expect(written().map(({ sourceType }) => sourceType)).toContain('EXPRESSION');

		const left = name === EXPRESSION ? name : 'whole';
		const { jsons } = await adobe.attribute('removeAttributes', dataflowId, {
			attributes: attributes(left),
		});
		expect(jsons[0].attributes).toEqual([{ attribute: EXPRESSION, result: 'removed' }]);
		expect(stored(dataflowId).flat()).not.toContain(EXPRESSION);
		expect(adobe.params(dataflowId).mandatoryFields).toEqual(['ECID']);
	});

	test('as key are refused, and so is one that is not there', async () => {
		const { dataflowId } = await foreign(adobe, 'cloud');
		await adobe.attribute('removeAttributes', dataflowId, {
			attributes: attributes('identityMap.ECID'),
		});
		const sent = adobe.writes;
		const message = async (row: IDataObject) =>
			(await fromItems('sync', dataflowId, [row])).error?.message;
		expect(await message({ attribute: 'full_name', deduplicationKey: true })).toBe(
			"'full_name' cannot be a deduplication key: it is a calculated field",
		);
		expect(await message({ attribute: 'concat(person.gender, "x")' })).toBe(
			`The dataflow has no calculated field 'concat(person.gender, "x")'`,
		);
		expect(adobe.writes).toEqual(sent);
	});

	test('that is gone meanwhile is told, and nothing is made of its name', async () => {
		const { dataflowId } = await foreign(adobe, 'cloud');
		const patch = { method: 'PATCH', pathPrefix: '/data/foundation/flowservice/flows/' };
		adobe.sandbox.adobe.beforeNext(patch, () => {
			adobe.sandbox.adobe.writeFlow(dataflowId, [
				{ op: 'remove', path: '/transformations/0/params/profileMapping' },
			]);
		});
		const { error } = await fromItems('sync', dataflowId, [
			{ attribute: 'full_name', targetColumn: 'whole' },
		]);
		expect(error?.message).toBe(`The dataflow has no calculated field '${EXPRESSION}'`);
	});

	test('that is missing is reported by Validate', async () => {
		const { dataflowId, attributes: rows } = await foreign(adobe, 'cloud');
		await adobe.attribute('removeAttributes', dataflowId, { attributes: attributes('full_name') });
		const { jsons } = await fromItems('validate', dataflowId, rows, { allowOthers: true });
		expect(jsons[0]).toMatchObject({
			valid: false,
			missing: [{ what: 'attribute', id: EXPRESSION }],
		});
	});
});

describe.each(everyFamily)('the order of the columns (%s)', (family) => {
	const FIRST = 'person.name.firstName';
	const LAST = 'person.name.lastName';
	const MAIL = 'personalEmail.address';
	const order = (dataflowId: string) => {
		const { rows, paths } = adobe.storedAttributes(dataflowId);
		return family === 'cloud' ? rows.map(([source]: string[]) => source) : paths;
	};
	const prepared = async (...sources: string[]) => {
		const dataflowId = await adobe.empty(family);
		await adobe.attribute('addAttributes', dataflowId, { attributes: attributes(...sources) });
		return dataflowId;
	};
	const wanting = (...sources: string[]): INodeParameters => ({
		attributes: attributes(...sources),
		startDate: dayFromNow(1),
	});

	test('is reported by Validate and set by Sync', async () => {
		const dataflowId = await prepared(FIRST, LAST, MAIL);
		const wanted = wanting(MAIL, FIRST, LAST);
		const { jsons } = await adobe.activation('validate', dataflowId, wanted);
		expect(jsons[0]).toMatchObject({
			valid: false,
			missing: [],
			unexpected: [],
			different: [{ what: 'columnOrder', action: 'update' }],
		});
		const synced = await adobe.activation('sync', dataflowId, wanted);
		expect(synced.jsons[0]).toMatchObject({ changed: true, counts: { updated: 1, unchanged: 3 } });
		expect(order(dataflowId)).toEqual([MAIL, FIRST, LAST]);
		expect((await adobe.activation('validate', dataflowId, wanted)).jsons[0]).toMatchObject({
			valid: true,
		});
		const sent = adobe.writes;
		await adobe.activation('sync', dataflowId, wanted);
		expect(adobe.writes).toEqual(sent);
	});

	test('concerns those that are named; what Add and Update leaves alone keeps its place', async () => {
		const dataflowId = await prepared('person.gender', FIRST, 'timeZone', LAST);
		await adobe.activation('sync', dataflowId, wanting(LAST, FIRST, MAIL));
		expect(order(dataflowId)).toEqual(['person.gender', LAST, 'timeZone', FIRST, MAIL]);
	});

	test('puts a new one in its place when mirroring, and removes in the same change', async () => {
		const dataflowId = await prepared(FIRST, 'timeZone', LAST);
		const mirrored = { ...wanting(LAST, MAIL, FIRST), mode: 'mirror' };
		await adobe.activation('sync', dataflowId, mirrored);
		expect(order(dataflowId)).toEqual([LAST, MAIL, FIRST]);
		expect(adobe.patches).toHaveLength(2);
	});

	test('is left alone by Add Attributes', async () => {
		const dataflowId = await prepared(FIRST, LAST);
		await adobe.attribute('addAttributes', dataflowId, {
			attributes: attributes(MAIL, LAST, FIRST),
		});
		expect(order(dataflowId)).toEqual([FIRST, LAST, MAIL]);
	});
});

test('another order than the one that was written is told, by Sync and by Validate', async () => {
	adobe.sandbox.adobe.settings.mappingOrder = 'byColumn';
	const dataflowId = await adobe.empty('cloud');
	const wanted = { attributes: attributes('timeZone', 'person.gender') };
	const { jsons, error } = await adobe.activation('sync', dataflowId, wanted);
	expect(error).toBeUndefined();
	expect(jsons[0]).toMatchObject({
		changed: true,
		warnings: expect.arrayContaining([
			"Adobe gives the columns in another order than they were written: order is 'person_gender, timeZone' there and 'timeZone, person_gender' here",
		]),
	});
	const validated = await adobe.activation('validate', dataflowId, wanted);
	expect(validated.jsons[0]).toMatchObject({
		valid: false,
		different: [{ what: 'columnOrder' }],
	});
});

test('the set is read in the version that the dataflow names, and only read', async () => {
	const { dataflowId } = await foreign(adobe, 'cloud');
	const { mappingId } = adobe.params(dataflowId).profileMapping;
	const live = adobe.sandbox.adobe.mappingSets().find(({ id }) => id === mappingId);
	const { jsons } = await adobe.attribute('removeAttributes', dataflowId, {
		attributes: attributes('full_name'),
	});
	expect(jsons[0].attributes).toEqual([{ attribute: EXPRESSION, result: 'removed' }]);
	expect(adobe.readsOf('/mappingSets/')[0].url).toContain('version=1');
	expect(adobe.sandbox.adobe.mappingSets().find(({ id }) => id === mappingId)).toEqual(live);
	expect(adobe.sent.filter(({ method }) => method === 'PUT')).toEqual([]);
});

test.each([
	'segmentMembership.seg_namespace.seg_id.status',
	'xdm: segmentMembership.seg_namespace.seg_id.status',
	'xdm:segmentMembership.seg_namespace.seg_id.status',
])('the membership status may be entered as %s', async (source) => {
	const dataflowId = await adobe.empty('cloud');
	for (const row of [{ attribute: source }, { attribute: source, mandatory: true }]) {
		await fromItems('sync', dataflowId, [row]);
	}
	const { rows, mandatory } = adobe.storedAttributes(dataflowId);
	const path = 'segmentMembership.seg_namespace.seg_id.status';
	expect(rows).toEqual([[path, 'segmentMembership_seg_namespace_seg_id_status']]);
	expect(mandatory).toEqual([path]);
});

test('an attribute keeps its column where none is asked for', async () => {
	const { dataflowId } = await foreign(adobe, 'cloud');
	const { jsons } = await adobe.attribute('addAttributes', dataflowId, {
		attributes: attributes('person.name.firstName', 'identityMap.ECID'),
	});
	expect(jsons[0]).toMatchObject({
		changed: false,
		attributes: [{ result: 'unchanged' }, { result: 'unchanged' }],
	});
});
