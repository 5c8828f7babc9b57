import { specIds } from '../../../../sandbox/adobe/catalogue/ids.ts';
import {
	Activations,
	attributes,
	audiences,
	byPath,
	entries,
	GOLD,
	items,
	type Fields,
	SILVER,
} from '../support';

const adobe = new Activations();

const FIRST = 'person.name.firstName';
const LAST = 'person.name.lastName';
const EMAIL = 'personalEmail.address';
const SETS = '/data/foundation/conversion/mappingSets';

const setsOf = (rows: object[]) => ({
	name: 'old',
	jsonSchema: { type: 'object', properties: Object.fromEntries(rows.map((row) => [row, {}])) },
});

/** A dataflow whose mapping set another tool made. */
async function foreign(
	mappings: Array<{ sourceType: string; source: string; destination: string }>,
): Promise<string> {
	const dataflowId = await adobe.empty('cloud');
	const schema = await adobe.ask(
		'POST',
		'/data/foundation/conversion/schemas',
		setsOf(mappings.map(({ destination }) => destination as unknown as object)),
	);
	const reference = { id: schema.json.id };
	const { json } = await adobe.ask('POST', SETS, {
		inputSchema: reference,
		outputSchema: reference,
		mappings,
		xdmVersion: '1.0',
	});
	adobe.sandbox.adobe.writeFlow(dataflowId, [
		{
			op: 'add',
			path: '/transformations/0/params/profileMapping',
			value: { mappingId: json.id, mappingVersion: json.version },
		},
	]);
	return dataflowId;
}

const posts = () =>
	adobe.sent
		.filter(({ method }) => method === 'POST')
		.map(({ path, body }) => [path.split('/').at(-1), body as Fields] as const);

test('new rows: two schemas, one set, and one patch with the audiences in it', async () => {
	const dataflowId = await adobe.empty('cloud');

	await adobe.audience('add', dataflowId, {
		audiences: audiences(GOLD, SILVER),
		attributes: entries(
			{ source: byPath(FIRST), mandatory: true },
			{ source: byPath(EMAIL), targetColumn: 'email', deduplicationKey: true },
		),
	});

	const [[, input], [, output], [, set]] = posts();
	expect(posts().map(([name]) => name)).toEqual(['schemas', 'schemas', 'mappingSets']);
	expect(input.jsonSchema.properties).toHaveProperty('person');
	expect(input.name).toBe('Weekly (input)');
	expect(output.jsonSchema.properties).toMatchObject({
		person_name_firstName: { type: 'string' },
		email: { type: 'string' },
	});
	const [inputSchema, outputSchema] = adobe.sandbox.adobe.schemas();
	expect(set).toEqual({
		inputSchema: { id: inputSchema.id },
		outputSchema: { id: outputSchema.id },
		mappings: [
			{ sourceType: 'ATTRIBUTE', source: FIRST, destination: 'person_name_firstName' },
			{ sourceType: 'ATTRIBUTE', source: EMAIL, destination: 'email' },
		],
		xdmVersion: '1.0',
	});
	const [stored] = adobe.sandbox.adobe.mappingSets();
	const params = '/transformations/0/params';
	expect(adobe.patches).toHaveLength(1);
	expect(adobe.patches[0].slice(2)).toEqual([
		{
			op: 'add',
			path: `${params}/profileMapping`,
			value: { mappingId: stored.id, mappingVersion: stored.version },
		},
		{ op: 'add', path: `${params}/mandatoryFields`, value: [FIRST] },
		{
			op: 'add',
			path: `${params}/primaryFields`,
			value: [{ fieldType: 'ATTRIBUTE', attributePath: EMAIL }],
		},
	]);
});

test('old rows survive, also those that are expressions or were renamed', async () => {
	const dataflowId = await foreign([
		{ sourceType: 'ATTRIBUTE', source: FIRST, destination: 'vorname' },
		{ sourceType: 'EXPRESSION', source: 'concat(person.name.firstName, "x")', destination: 'both' },
		{ sourceType: 'ATTRIBUTE', source: 'segmentMembership.ups.seg_id.status', destination: 'seg' },
	]);

	const { error } = await adobe.attribute('addAttributes', dataflowId, {
		attributes: entries(
			{ source: byPath(LAST) },
			{ source: byPath('segmentMembership.ups.seg_id.status'), targetColumn: 'segment' },
		),
	});

	expect(error).toBeUndefined();
	expect(posts().at(-1)![1].mappings).toEqual([
		{ sourceType: 'ATTRIBUTE', source: FIRST, destination: 'vorname' },
		{ sourceType: 'EXPRESSION', source: 'concat(person.name.firstName, "x")', destination: 'both' },
		{
			sourceType: 'ATTRIBUTE',
			source: 'segmentMembership.ups.seg_id.status',
			destination: 'segment',
		},
		{ sourceType: 'ATTRIBUTE', source: LAST, destination: 'person_name_lastName' },
	]);
});

test('sets in the spelling of other tools are read', async () => {
	const dataflowId = await foreign([
		{ sourceType: 'ATTRIBUTE', source: FIRST, destination: 'vorname' },
	]);
	adobe.sandbox.faults.add({
		method: 'GET',
		pathPrefix: SETS,
		times: 'always',
		status: 200,
		body: {
			id: adobe.params(dataflowId).profileMapping.mappingId,
			mappings: [{ sourceAttribute: FIRST, destinationXdmPath: 'vorname' }],
		},
	});
	const { jsons } = await adobe.attribute('addAttributes', dataflowId, {
		attributes: entries({ source: byPath(FIRST), targetColumn: 'vorname' }),
	});
	expect(jsons[0]).toMatchObject({ attributes: [{ attribute: FIRST, result: 'unchanged' }] });
	expect(posts()).toEqual([]);
});

test('a source that has two columns loses both', async () => {
	const dataflowId = await foreign([
		{ sourceType: 'ATTRIBUTE', source: FIRST, destination: 'one' },
		{ sourceType: 'ATTRIBUTE', source: LAST, destination: 'last' },
		{ sourceType: 'ATTRIBUTE', source: FIRST, destination: 'two' },
	]);
	const { jsons } = await adobe.attribute('removeAttributes', dataflowId, {
		attributes: attributes(FIRST),
	});
	expect(jsons[0].attributes).toEqual([{ attribute: FIRST, result: 'removed' }]);
	expect(adobe.storedAttributes(dataflowId).rows).toEqual([[LAST, 'last']]);
});

test('the output schema begins with what the destination brings along', async () => {
	const dataflowId = await adobe.empty('cloud');
	const own = { type: 'object', title: 'Own', properties: { own: { type: 'number' } } };
	const path = `/data/foundation/flowservice/connectionSpecs/${specIds.s3}`;
	const { json } = await adobe.ask('GET', path);
	const [spec] = json.items;
	adobe.sandbox.faults.add({
		method: 'GET',
		path,
		status: 200,
		body: {
			items: [
				{
					...spec,
					targetSpec: { ...spec.targetSpec, attributes: { partnerSchema: { jsonSchema: own } } },
				},
			],
		},
	});

	await adobe.attribute('addAttributes', dataflowId, {
		attributes: entries(
			{ source: byPath(FIRST), targetColumn: 'own' },
			{ source: byPath(LAST), targetColumn: 'last' },
		),
	});

	const [, [, output]] = posts();
	expect(output.jsonSchema).toEqual({
		...own,
		properties: { own: { type: 'number' }, last: { type: 'string', title: 'last' } },
	});
});

test('unchanged rows make no set, whatever else changes', async () => {
	const dataflowId = await adobe.exporting([GOLD], 'cloud');
	await adobe.attribute('addAttributes', dataflowId, { attributes: attributes(FIRST) });
	const made = posts().length;
	const { jsons } = await adobe.audience('add', dataflowId, {
		audiences: audiences(SILVER),
		attributes: entries({ source: byPath(FIRST), mandatory: true }),
	});
	expect(jsons[0]).toMatchObject({ changed: true, mandatoryAttributes: [FIRST] });
	expect(posts()).toHaveLength(made);
});

test('another column name makes a new set, and says updated', async () => {
	const dataflowId = await adobe.empty('cloud');
	await adobe.attribute('addAttributes', dataflowId, { attributes: attributes(FIRST, LAST) });
	const { jsons } = await adobe.attribute('addAttributes', dataflowId, {
		attributes: entries({ source: byPath(FIRST), targetColumn: 'first' }),
	});
	expect(jsons[0].attributes).toMatchObject([
		{ attribute: FIRST, result: 'updated', targetColumn: 'first' },
	]);
	expect(adobe.storedAttributes(dataflowId).rows).toEqual([
		[FIRST, 'first'],
		[LAST, 'person_name_lastName'],
	]);
	expect(adobe.sandbox.adobe.mappingSets()).toHaveLength(2);
});

test.each([
	['a dot in a column', { targetColumn: 'first.name' }, 'holds a dot'],
	['a column twice', { targetColumn: 'person_name_lastName' }, 'for both'],
])('%s is refused before anything is made', async (_, row, message) => {
	const dataflowId = await adobe.empty('cloud');
	const { error } = await adobe.attribute('addAttributes', dataflowId, {
		attributes: entries({ source: byPath(LAST) }, { source: byPath(FIRST), ...row }),
	});
	expect(error?.message).toContain(message);
	expect(adobe.writes).toEqual([]);
});

test('a set that cannot be read stops the change', async () => {
	const dataflowId = await foreign([
		{ sourceType: 'ATTRIBUTE', source: FIRST, destination: 'vorname' },
	]);
	adobe.sandbox.faults.add({ method: 'GET', pathPrefix: SETS, status: 403, body: {} });
	const { error } = await adobe.audience('add', dataflowId, { audiences: audiences(GOLD) });
	expect(error?.message).toContain('Could not map the attributes');
	expect(adobe.writes).toEqual([]);
});

test.each<[string, (id: string) => object, string]>([
	['without an id', () => ({ mappings: [] }), 'does not show mapping set'],
	['of another set', () => ({ id: 'another', mappings: [] }), 'does not show mapping set'],
	['of another version', (id) => ({ id, version: 7, mappings: [] }), 'shows version 7'],
	['without a list of mappings', (id) => ({ id, version: 0 }), 'no list of mapping sets'],
])('an answer %s is no mapping set, and stops the change', async (_, body, message) => {
	const dataflowId = await foreign([
		{ sourceType: 'ATTRIBUTE', source: FIRST, destination: 'vorname' },
	]);
	const { mappingId } = adobe.params(dataflowId).profileMapping;
	adobe.sandbox.faults.add({
		method: 'GET',
		pathPrefix: SETS,
		times: 'always',
		status: 200,
		body: body(mappingId),
	});
	const { error } = await adobe.attribute('addAttributes', dataflowId, {
		attributes: attributes(LAST),
	});
	expect(`${error?.message} ${error?.description}`).toContain(message);
	expect(adobe.writes).toEqual([]);
});

test('a mapping set whose id would reach something else is not asked for', async () => {
	const dataflowId = await adobe.empty('cloud');
	const transformations = adobe.sandbox.adobe.flow(dataflowId)!.transformations as Fields[];
	transformations[0].params.profileMapping = { mappingId: '..', mappingVersion: 0 };
	adobe.sandbox.adobe.placeTransformations(dataflowId, transformations);
	const { error } = await adobe.activation('describe', dataflowId);
	expect(error?.message).toBe("'..' is no ID of a mapping set");
	expect(adobe.readsOf('/conversion')).toEqual([]);
});

test.each(['schemas', 'mappingSets'])(
	'an answer without an id to a new one of %s points the dataflow to nothing',
	async (what) => {
		const dataflowId = await adobe.empty('cloud');
		adobe.sandbox.faults.add({
			method: 'POST',
			path: `/data/foundation/conversion/${what}`,
			status: 200,
			body: { version: 0 },
		});
		const { error } = await adobe.attribute('addAttributes', dataflowId, {
			attributes: attributes(LAST),
		});
		expect(`${error?.message} ${error?.description}`).toContain('names no id');
		expect(adobe.patches).toEqual([]);
	},
);

test('the answer of a set that gets lost makes one set more, which nothing points to', async () => {
	const dataflowId = await adobe.empty('cloud');
	adobe.sandbox.faults.add({ method: 'POST', path: SETS, applyThenStatus: 503 });
	const { jsons } = await adobe.audience(
		'add',
		dataflowId,
		{ takenFrom: 'items' },
		{ items: items({ audienceName: GOLD }, { attribute: FIRST }) },
	);
	expect(jsons).toMatchObject([{ changed: true }, { changed: true }]);
	expect(adobe.sandbox.adobe.mappingSets()).toHaveLength(2);
	expect(adobe.storedAttributes(dataflowId).rows).toEqual([[FIRST, 'person_name_firstName']]);
});
