import {
	Activations,
	attributes,
	byPath,
	entries,
	families,
	GOLD,
	items,
	type FamilyName,
} from '../support';

const adobe = new Activations();

const FIRST = 'person.name.firstName';
const LAST = 'person.name.lastName';
const EMAIL = 'personalEmail.address';
const everyFamily = Object.keys(families) as FamilyName[];

const keyOf = (attributePath: string) => ({ fieldType: 'ATTRIBUTE', attributePath });

/** Sources of the attributes, wherever the family has them. */
function sources(dataflowId: string): string[] {
	const { rows, paths } = adobe.storedAttributes(dataflowId);
	return [...rows.map(([source]: string[]) => source), ...paths] as string[];
}

describe.each(everyFamily)('attributes of a dataflow of the family %s', (family) => {
	const add = async (dataflowId: string) =>
		await adobe.attribute('addAttributes', dataflowId, {
			attributes: entries(
				{ source: byPath(FIRST), mandatory: true },
				{ source: byPath(LAST) },
				{ source: byPath(EMAIL), deduplicationKey: true },
			),
		});

	test('are added in one change, audiences stay', async () => {
		const dataflowId = await adobe.exporting([GOLD], family);
		const before = adobe.stored(dataflowId);

		const { jsons } = await add(dataflowId);

		expect(jsons[0]).toMatchObject({
			changed: true,
			attributes: [FIRST, LAST, EMAIL].map((attribute) => ({ attribute, result: 'added' })),
			mandatoryAttributes: [FIRST],
			deduplicationKeys: [EMAIL],
		});
		expect(adobe.patches).toHaveLength(1);
		expect(sources(dataflowId)).toEqual([FIRST, LAST, EMAIL]);
		expect(adobe.storedAttributes(dataflowId)).toMatchObject({
			mandatory: [FIRST],
			keys: [keyOf(EMAIL)],
		});
		expect(adobe.stored(dataflowId)).toEqual(before);
	});

	test('twice change nothing the second time', async () => {
		const dataflowId = await adobe.exporting([GOLD], family);
		await add(dataflowId);
		const writes = adobe.writes.length;
		const { jsons } = await add(dataflowId);
		expect(jsons[0]).toMatchObject({ changed: false });
		expect(adobe.writes).toHaveLength(writes);
	});

	test('go together with their place among mandatory ones and keys', async () => {
		const dataflowId = await adobe.exporting([GOLD], family);
		await add(dataflowId);

		const { jsons } = await adobe.attribute('removeAttributes', dataflowId, {
			attributes: attributes(EMAIL, FIRST, 'person.gender'),
		});

		expect(jsons[0].attributes).toEqual([
			{ attribute: EMAIL, result: 'removed' },
			{ attribute: FIRST, result: 'removed' },
			{ attribute: 'person.gender', result: 'notInDataflow' },
		]);
		expect(sources(dataflowId)).toEqual([LAST]);
		expect(adobe.storedAttributes(dataflowId)).toMatchObject({ mandatory: [], keys: [] });
	});

	test('may all go', async () => {
		const dataflowId = await adobe.exporting([GOLD], family);
		await add(dataflowId);
		const { jsons, error } = await adobe.attribute('removeAttributes', dataflowId, {
			attributes: attributes(FIRST, LAST, EMAIL),
		});
		expect(error).toBeUndefined();
		expect(jsons[0]).toMatchObject({ changed: true });
		expect(sources(dataflowId)).toEqual([]);
		expect(adobe.params(dataflowId).profileMapping).toBeUndefined();
	});

	test('come from items, one output for each', async () => {
		const dataflowId = await adobe.empty(family);
		const takenFrom = 'items';
		const { items: outputs } = await adobe.attribute(
			'addAttributes',
			dataflowId,
			{ takenFrom },
			{ items: items({ attribute: LAST, mandatory: 'x' }, { attribute: EMAIL }) },
		);
		expect(outputs.map(({ json, pairedItem }) => [json.attributes, pairedItem])).toMatchObject([
			[[{ attribute: LAST, result: 'added' }], [{ item: 0 }]],
			[[{ attribute: EMAIL, result: 'added' }], [{ item: 1 }]],
		]);
		await adobe.attribute(
			'removeAttributes',
			dataflowId,
			{ takenFrom },
			{ items: items({ attribute: LAST }) },
		);
		expect(sources(dataflowId)).toEqual([EMAIL]);
		expect(adobe.storedAttributes(dataflowId).mandatory).toEqual([]);
	});

	test('mandatory ones and keys are set, and either alone', async () => {
		const dataflowId = await adobe.exporting([GOLD], family);
		await add(dataflowId);
		const sent = adobe.sent.length;

		const { jsons } = await adobe.attribute('setKeys', dataflowId, {
			setMandatory: true,
			mandatoryAttributes: attributes(EMAIL, LAST),
			setDeduplicationKeys: true,
			deduplicationKeys: attributes(FIRST, LAST),
		});
		expect(jsons[0]).toMatchObject({
			changed: true,
			mandatoryAttributes: [EMAIL, LAST],
			deduplicationKeys: [FIRST, LAST],
		});
		const holder = `/transformations/0/params${family === 'cloud' ? '' : '/profileSelectors'}`;
		expect(adobe.patches.at(-1)).toEqual([
			{ op: 'add', path: `${holder}/mandatoryFields`, value: [EMAIL, LAST] },
			{ op: 'add', path: `${holder}/primaryFields`, value: [FIRST, LAST].map(keyOf) },
		]);
		// No new mapping set for it.
		const posts = adobe.sent.slice(sent).filter(({ method }) => method === 'POST');
		expect(posts).toEqual([]);

		await adobe.attribute('setKeys', dataflowId, {
			setMandatory: false,
			setDeduplicationKeys: true,
			deduplicationKeys: {},
		});
		expect(adobe.storedAttributes(dataflowId)).toMatchObject({
			mandatory: [EMAIL, LAST],
			keys: [],
		});
		await adobe.attribute('setKeys', dataflowId, {
			setMandatory: true,
			mandatoryAttributes: {},
			setDeduplicationKeys: false,
		});
		expect(adobe.storedAttributes(dataflowId)).toMatchObject({ mandatory: [], keys: [] });
	});

	test('neither is set by itself: what is listed below a switch that is off changes nothing', async () => {
		const dataflowId = await adobe.exporting([GOLD], family);
		await add(dataflowId);
		const before = adobe.storedAttributes(dataflowId);
		const writes = adobe.writes.length;
		const lists = { mandatoryAttributes: attributes(LAST), deduplicationKeys: attributes(FIRST) };

		for (const parameters of [{}, lists]) {
			const { error, jsons } = await adobe.attribute('setKeys', dataflowId, parameters);
			expect(error).toMatchObject({
				message: "Neither 'Set Mandatory Attributes' nor 'Set Deduplication Keys' is on",
				description: 'Switch on what is to be set',
			});
			expect(jsons).toEqual([]);
		}

		expect(adobe.storedAttributes(dataflowId)).toEqual(before);
		expect(before).toMatchObject({ mandatory: [FIRST], keys: [keyOf(EMAIL)] });
		expect(adobe.writes).toHaveLength(writes);
	});

	test('setting the same in another order sends nothing', async () => {
		const dataflowId = await adobe.exporting([GOLD], family);
		await add(dataflowId);
		const keys = {
			setMandatory: true,
			mandatoryAttributes: attributes(FIRST, LAST),
			setDeduplicationKeys: false,
		};
		await adobe.attribute('setKeys', dataflowId, keys);
		const sent = adobe.patches.length;
		const { jsons } = await adobe.attribute('setKeys', dataflowId, {
			...keys,
			mandatoryAttributes: attributes(LAST, FIRST),
		});
		expect(jsons[0]).toMatchObject({ changed: false });
		expect(adobe.patches).toHaveLength(sent);
	});
});
