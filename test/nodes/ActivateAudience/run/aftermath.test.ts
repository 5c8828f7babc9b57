import {
	Activations,
	attributes,
	audiences,
	dayFromNow,
	entries,
	families,
	GOLD,
	SILVER,
	type FamilyName,
	type Fields,
} from '../support';

const adobe = new Activations();
const timezone = 'Asia/Tokyo';
const tomorrow = dayFromNow(1);
const wanted = {
	audiences: audiences(GOLD),
	attributes: attributes('person.name.firstName'),
	startDate: tomorrow,
	startTime: '06:00',
};

/** Columns in which it says when the audience is exported. */
const timesIn = (json: Fields) => {
	const [{ startTime, firstExportAt, firstExportLocal, nextExportAt }] = json.audiences;
	return { startTime, firstExportAt, firstExportLocal, nextExportAt };
};
const atSix = {
	startTime: '06:00',
	firstExportAt: `${tomorrow}T06:00:00.000Z`,
	firstExportLocal: `${tomorrow} 15:00 Asia/Tokyo`,
	nextExportAt: `${tomorrow}T06:00:00.000Z`,
};

describe.each(Object.keys(families) as FamilyName[])('in a dataflow of the family %s', (family) => {
	it('Add says the schedule that results, and the exports in UTC and in the workflow’s zone', async () => {
		const dataflowId = await adobe.empty(family);
		const { jsons } = await adobe.audience('add', dataflowId, wanted, { timezone });
		expect(timesIn(jsons[0])).toEqual(atSix);
		expect(jsons[0].audiences).toMatchObject([{ frequency: 'DAILY', startDate: tomorrow }]);
	});

	it('Sync does, in its preview too, and leaves out what is removed', async () => {
		const dataflowId = await adobe.exporting([SILVER], family);
		const mirrored = { ...wanted, mode: 'mirror' };
		for (const previewOnly of [true, false]) {
			const { jsons } = await adobe.activation(
				'sync',
				dataflowId,
				{ ...mirrored, previewOnly },
				{ timezone },
			);
			expect(timesIn(jsons[0])).toEqual(atSix);
			expect(jsons[0].audiences).toHaveLength(1);
			expect(jsons[0].attributes).toMatchObject([{ attribute: 'person.name.firstName' }]);
		}
	});
});

it('Update does', async () => {
	const dataflowId = await adobe.exporting([GOLD]);
	const { jsons, error } = await adobe.audience(
		'update',
		dataflowId,
		{
			audience: { __rl: true, mode: 'name', value: GOLD },
			updateFields: { startTime: '06:00', startDate: tomorrow },
		},
		{ timezone },
	);
	expect(error).toBeUndefined();
	expect(timesIn(jsons[0])).toEqual(atSix);
});

it('nothing is asked about evaluations where no audience is exported after them', async () => {
	const dataflowId = await adobe.empty();
	await adobe.audience('add', dataflowId, wanted);
	expect(adobe.readsOf('/segment/jobs')).toEqual([]);
});

it.each([401, 403])(
	'a change is no failure when the hour of the evaluation cannot be read: HTTP %i',
	async (status) => {
		const dataflowId = await adobe.empty();
		for (const path of ['/data/core/ups/segment/jobs', '/data/core/ups/config/schedules']) {
			adobe.sandbox.faults.add({ path, status, times: 'always' });
		}
		const { jsons, error } = await adobe.audience('add', dataflowId, {
			...wanted,
			triggerType: 'AFTER_SEGMENT_EVAL',
		});
		expect(error).toBeUndefined();
		const [audience] = jsons[0].audiences as Fields[];
		expect(audience).toMatchObject({ result: 'added', nextExportAt: null });
		expect(audience.exportNote).toContain('after the daily evaluation of audiences');
	},
);

it('a dataflow that is switched off promises no export', async () => {
	const dataflowId = await adobe.empty();
	adobe.sandbox.adobe.writeFlow(dataflowId, [{ op: 'replace', path: '/state', value: 'disabled' }]);
	const { jsons } = await adobe.audience('add', dataflowId, wanted);
	expect(jsons[0].audiences).toMatchObject([
		{ nextExportAt: null, exportNote: 'Nothing is exported: the dataflow is switched off' },
	]);
});

const checks = (json: Fields) => ((json.findings ?? []) as Fields[]).map(({ check }) => check);

describe('what Adobe advises against is told before a change and with it', () => {
	const key = entries({
		source: { mode: 'path', value: 'personalEmail.address' },
		deduplicationKey: true,
	});

	it('by Add, in the output and as a hint', async () => {
		const dataflowId = await adobe.empty();
		const { jsons, hints } = await adobe.audience('add', dataflowId, wanted);
		expect(checks(jsons[0])).toEqual(['deduplicationKey']);
		expect(hints.join()).toContain('There is no deduplication key');
		const keyed = await adobe.attribute('addAttributes', dataflowId, { attributes: key });
		expect(checks(keyed.jsons[0])).toEqual([]);
		expect(keyed.hints).toEqual([]);
	});

	it('by the preview of a sync, of what would be', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		const preview = { ...wanted, previewOnly: true, attributes: key };
		const { jsons } = await adobe.activation('sync', dataflowId, preview);
		expect(checks(jsons[0])).toEqual([]);
		const incremental = { ...preview, exportMode: 'FIRST_FULL_THEN_INCREMENTAL' };
		const other = await adobe.activation('sync', dataflowId, incremental);
		expect(checks(other.jsons[0])).toEqual(['membershipStatus']);
	});

	it('of audiences that are added: their age, and labels that break a policy', async () => {
		const { adobe: control } = adobe.sandbox;
		control.changeAudience(GOLD, {
			createEpoch: Math.floor(Date.now() / 1000) - 3600,
			labels: ['core/C2'],
		});
		const dataflowId = await adobe.exporting([SILVER], 'email', dayFromNow(2));
		const action = '/dulepolicy/marketingActions/custom/mails/constraints';
		control.writeFlow(dataflowId, [
			{ op: 'add', path: '/policy', value: { enforcementRefs: [action] } },
		]);
		control.settings.policies = [{ name: 'No C2', marketingAction: 'mails', labels: ['C2'] }];
		const add = async () => await adobe.audience('add', dataflowId, { ...wanted, attributes: key });
		expect(checks((await add()).jsons[0])).toEqual(['audienceAge', 'governance']);
		const reads = adobe.readsOf('/data/core/ups/audiences').length;
		const { jsons } = await adobe.audience('update', dataflowId, {
			audience: { __rl: true, mode: 'id', value: adobe.idOf(GOLD) },
			updateFields: { description: 'There already' },
		});
		expect(checks(jsons[0])).toEqual([]);
		expect(adobe.readsOf('/data/core/ups/audiences')).toHaveLength(reads);
	});

	it('not where nothing changes', async () => {
		const dataflowId = await adobe.empty();
		await adobe.audience('add', dataflowId, wanted);
		const again = await adobe.audience('add', dataflowId, wanted);
		expect(again.jsons[0]).toMatchObject({ changed: false });
		expect(checks(again.jsons[0])).toEqual([]);
	});
});
