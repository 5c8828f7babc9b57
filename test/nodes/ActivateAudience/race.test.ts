import {
	Activations,
	attributes,
	audiences,
	BIKES,
	byName,
	families,
	GOLD,
	NEWS,
	results,
	SILVER,
	type FamilyName,
} from './support';

const adobe = new Activations();

const FLOWS = '/data/foundation/flowservice/flows/';
const SELECTORS = '/transformations/0/params/segmentSelectors/selectors';
const patch = { method: 'PATCH', pathPrefix: FLOWS };
const everyFamily = Object.keys(families) as FamilyName[];

/** Another writer removes the first audience, renames the next and changes the name of the flow. */
const otherWriter = (dataflowId: string) => () =>
	adobe.sandbox.adobe.writeFlow(dataflowId, [
		{ op: 'remove', path: `${SELECTORS}/0` },
		{ op: 'add', path: `${SELECTORS}/0/value/description`, value: 'By somebody else' },
		{ op: 'replace', path: '/name', value: 'Renamed' },
	]);

describe.each(everyFamily)('another writer between read and write (%s)', (family) => {
	test('both changes survive an addition', async () => {
		const dataflowId = await adobe.exporting([NEWS, GOLD], family);
		adobe.sandbox.adobe.beforeNext(patch, otherWriter(dataflowId));

		const { jsons } = await adobe.audience('add', dataflowId, {
			audiences: audiences(SILVER),
			attributes: attributes('person.gender'),
		});

		expect(jsons[0]).toMatchObject({ changed: true, dataflowName: 'Renamed' });
		expect(adobe.stored(dataflowId)).toMatchObject([
			{ name: GOLD, description: 'By somebody else' },
			{ name: SILVER },
		]);
		const { rows, paths } = adobe.storedAttributes(dataflowId);
		expect([...rows, ...paths]).toHaveLength(1);
		const sent = adobe.sent.filter(({ method }) => method === 'PATCH');
		expect(sent.map(({ status }) => status)).toEqual([412, 200]);
		// The rows had not changed meanwhile, so the set of the first attempt serves the second.
		expect(adobe.sandbox.adobe.mappingSets()).toHaveLength(family === 'cloud' ? 1 : 0);
	});

	test('a removal hits the right audience, though its place has changed', async () => {
		const dataflowId = await adobe.exporting([NEWS, GOLD, BIKES, SILVER], family);
		adobe.sandbox.adobe.beforeNext(patch, otherWriter(dataflowId));
		await adobe.audience('remove', dataflowId, { audiences: audiences(BIKES) });
		expect(adobe.storedNames(dataflowId)).toEqual([GOLD, SILVER]);
	});

	test('an update keeps what the other one changed in the same audience', async () => {
		const dataflowId = await adobe.exporting([NEWS, GOLD], family);
		adobe.sandbox.adobe.beforeNext(patch, otherWriter(dataflowId));
		await adobe.audience('update', dataflowId, {
			audience: byName(GOLD),
			updateFields: { startTime: '22:00' },
		});
		expect(adobe.stored(dataflowId)).toMatchObject([
			{ name: GOLD, description: 'By somebody else', schedule: { startTime: '22:00' } },
		]);
	});

	test('what the other one has done already is not done again', async () => {
		const dataflowId = await adobe.exporting([NEWS, GOLD], family);
		adobe.sandbox.adobe.beforeNext(patch, otherWriter(dataflowId));
		const { jsons } = await adobe.audience('remove', dataflowId, { audiences: audiences(NEWS) });
		expect(results(jsons[0])).toEqual(['notInDataflow']);
		expect(adobe.storedNames(dataflowId)).toEqual([GOLD]);
	});

	test('mirroring counts what has come meanwhile', async () => {
		const dataflowId = await adobe.exporting([NEWS, GOLD], family);
		const late = adobe.idOf(BIKES);
		adobe.sandbox.adobe.beforeNext(patch, () =>
			adobe.activate(dataflowId, late, templateOf(family)),
		);
		const { jsons } = await adobe.activation('sync', dataflowId, {
			audiences: audiences(GOLD),
			mode: 'mirror',
		});
		expect(jsons[0].counts).toMatchObject({ removed: 2 });
		expect(adobe.storedNames(dataflowId)).toEqual([GOLD]);
	});
});

const templateOf = (family: FamilyName) =>
	family === 'cloud' ? { filenameTemplate: '%SEGMENT_ID%_%TIMESTAMP%' } : {};

test('two sets of rows: those of the other writer survive in a third', async () => {
	const dataflowId = await adobe.empty('cloud');
	await adobe.attribute('addAttributes', dataflowId, { attributes: attributes('person.gender') });
	const [flow] = adobe.sandbox.adobe.flows().map(({ transformations }) => transformations);
	await adobe.attribute('addAttributes', dataflowId, { attributes: attributes('loyalty.tier') });
	const [later] = adobe.sandbox.adobe.flows().map(({ transformations }) => transformations);
	const write = (transformations: unknown) => () => {
		adobe.sandbox.adobe.writeFlow(dataflowId, [
			{ op: 'replace', path: '/transformations', value: transformations },
		]);
	};
	write(flow)();
	adobe.sandbox.adobe.beforeNext(patch, write(later));

	await adobe.attribute('addAttributes', dataflowId, {
		attributes: attributes('person.birthDate'),
	});

	expect(adobe.storedAttributes(dataflowId).rows.map(([source]: string[]) => source)).toEqual([
		'person.gender',
		'loyalty.tier',
		'person.birthDate',
	]);
});

describe('an update that takes a while and refuses a second one until it is done', () => {
	test('the second waits for the first: both survive', async () => {
		adobe.sandbox.adobe.settings.updateMs = 400;
		const dataflowId = await adobe.exporting([GOLD]);

		const both = await Promise.all([
			adobe.audience('add', dataflowId, { audiences: audiences(SILVER) }),
			adobe.audience('remove', dataflowId, { audiences: audiences(GOLD) }),
			adobe.audience('add', dataflowId, { audiences: audiences(NEWS) }),
		]);

		expect(both.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
		expect(both.flatMap(({ jsons }) => results(jsons[0]))).toEqual(['added', 'removed', 'added']);
		expect(adobe.storedNames(dataflowId).sort()).toEqual([SILVER, NEWS].sort());
	});

	test('nothing is reported before reading it back shows it', async () => {
		adobe.sandbox.adobe.settings.updateMs = 400;
		const dataflowId = await adobe.empty();
		const began = Date.now();
		const { jsons } = await adobe.audience('add', dataflowId, { audiences: audiences(GOLD) });
		expect(Date.now() - began).toBeGreaterThan(350);
		expect(results(jsons[0])).toEqual(['added']);
		expect(adobe.storedNames(dataflowId)).toEqual([GOLD]);
	});

	test('a refusal for an update that began meanwhile is waited out', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		adobe.sandbox.faults.add({
			...patch,
			status: 400,
			body: { errorMessage: 'FLOW-1420-400: the flow is in the state updating' },
		});
		const { jsons } = await adobe.audience('add', dataflowId, { audiences: audiences(SILVER) });
		expect(results(jsons[0])).toEqual(['added']);
		expect(adobe.patches).toHaveLength(2);
	});

	test('when it goes on for too long, nothing is sent and that is told', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		adobe.sandbox.adobe.writeFlow(dataflowId, [
			{ op: 'replace', path: '/state', value: 'updating' },
		]);
		const { error } = await adobe.audience('add', dataflowId, {
			audiences: audiences(SILVER),
			maximumWait: 0.3,
		});
		expect(error?.message).toContain('Adobe is still working on the last change');
		expect(adobe.writes).toEqual([]);
	});

	test('one that Adobe could not carry out is told, and nothing counts as done', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		adobe.sandbox.adobe.failNextUpdate('The audience is gone');
		const { error } = await adobe.audience('add', dataflowId, { audiences: audiences(SILVER) });
		expect(error?.description).toContain('The audience is gone');
		expect(adobe.storedNames(dataflowId)).toEqual([GOLD]);
	});
});

describe('an answer that gets lost', () => {
	test.each([{ resetAfterProcessing: true }, { applyThenStatus: 504 }])(
		'the change was made: it is not made twice (%j)',
		async (fault) => {
			const dataflowId = await adobe.exporting([GOLD]);
			adobe.sandbox.faults.add({ ...patch, ...fault });
			const { jsons } = await adobe.audience('add', dataflowId, {
				audiences: audiences(SILVER),
				ifPresent: 'fail',
			});
			expect(results(jsons[0])).toEqual(['added']);
			expect(adobe.storedNames(dataflowId)).toEqual([GOLD, SILVER]);
			expect(adobe.patches).toHaveLength(1);
		},
	);

	test('the change was not made: it is made', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		adobe.sandbox.faults.add({ ...patch, status: 503 });
		const { jsons } = await adobe.audience('remove', dataflowId, { audiences: audiences(GOLD) });
		expect(results(jsons[0])).toEqual(['removed']);
		expect(adobe.stored(dataflowId)).toEqual([]);
	});

	test('a change that was accepted and does not show is told', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		adobe.sandbox.faults.add({ ...patch, status: 200, body: { id: dataflowId } });
		const { error } = await adobe.audience('add', dataflowId, {
			audiences: audiences(SILVER),
			maximumWait: 0.5,
		});
		expect(error?.message).toContain('reading it back does not show it');
	});
});
