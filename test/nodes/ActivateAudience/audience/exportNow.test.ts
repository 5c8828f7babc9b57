import type { INodeParameters } from 'n8n-workflow';

import type { AdobeRun } from '../../../support/adobe';
import {
	Activations,
	audiences,
	byId,
	continuing,
	dayFromNow,
	entries,
	EXTERNAL,
	GOLD,
	items,
	NEWS,
	SILVER,
} from '../support';

const adobe = new Activations();

const ADHOC = '/data/core/activation/disflowprovider/adhocrun';
const JSON_TYPE = 'application/vnd.adobe.adhoc.activation+json; version=2';

const exportNow = async (
	dataflowId: string,
	parameters: INodeParameters = {},
	more: Partial<AdobeRun> = {},
) => await adobe.audience('exportNow', dataflowId, parameters, more);

/** The audiences of each job that was ordered. */
const jobs = () =>
	adobe.sent
		.filter(({ path }) => path === ADHOC)
		.map(({ body }) => Object.values((body as { activationInfo: object }).activationInfo).flat());

/** A dataflow that exports so many audiences. */
async function exportingMany(count: number): Promise<string> {
	const dataflowId = await adobe.empty('cloud');
	const added = adobe.sandbox.adobe.addAudiences(
		Array.from({ length: count }, (_, at) => `Test ${at}`),
	);
	const startDate = dayFromNow(0);
	const schedule = { frequency: 'DAILY', triggerType: 'SCHEDULED', startDate, startTime: '10:00' };
	const value = { exportMode: 'DAILY_FULL_EXPORT', filenameTemplate: '%SEGMENT_ID%', schedule };
	adobe.sandbox.adobe.writeFlow(
		dataflowId,
		added.map(({ id }) => ({
			op: 'add' as const,
			path: '/transformations/0/params/segmentSelectors/selectors/-',
			value: { type: 'PLATFORM_SEGMENT', value: { id, ...value } },
		})),
	);
	return dataflowId;
}

describe('exporting now', () => {
	test('some audiences: the run is followed to its end', async () => {
		adobe.sandbox.adobe.settings.runMs = 250;
		const dataflowId = await adobe.exporting([GOLD, SILVER, NEWS]);

		const { jsons } = await exportNow(dataflowId, { audiences: audiences(SILVER) });

		expect(jobs()).toEqual([[adobe.idOf(SILVER)]]);
		expect(adobe.lastRequest('POST', ADHOC)?.headers.accept).toBe(JSON_TYPE);
		expect(jsons).toEqual([
			{
				dataflowName: 'Weekly',
				dataflowId,
				audienceIds: [adobe.idOf(SILVER)],
				runId: adobe.sandbox.adobe.runs().at(-1)!.id,
				status: 'success',
				profilesExported: 1200,
				files: 1,
				startedAt: expect.any(String),
				endedAt: expect.any(String),
				durationSeconds: 0,
				errors: [],
				ids: { dataflowId },
			},
		]);
	});

	test('the whole dataflow, when none is named', async () => {
		const dataflowId = await adobe.exporting([GOLD, SILVER]);
		const { jsons } = await exportNow(dataflowId);
		expect(jobs()).toEqual([[adobe.idOf(GOLD), adobe.idOf(SILVER)]]);
		expect(jsons.map(({ audienceIds }) => audienceIds)).toEqual([
			[adobe.idOf(GOLD)],
			[adobe.idOf(SILVER)],
		]);
	});

	test('without waiting only says what was started', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		const { jsons } = await exportNow(dataflowId, { waitUntilFinished: false });
		expect(jsons).toMatchObject([{ status: 'started', dataflowId, dataflowName: 'Weekly' }]);
		expect(adobe.readsOf('/runs/')).toEqual([]);
	});

	test('says pending when the longest wait is over, which counts for all runs together', async () => {
		adobe.sandbox.adobe.settings.runMs = 60_000;
		const dataflowId = await adobe.exporting([GOLD, SILVER, NEWS]);
		const began = Date.now();
		const { jsons } = await exportNow(dataflowId, { maximumWait: 1 });
		expect(Date.now() - began).toBeLessThan(2000);
		expect(jsons).toMatchObject([GOLD, SILVER, NEWS].map(() => ({ pending: true })));
		expect(jsons[0]).toMatchObject({ status: 'processing', dataflowId });
	});

	test('an external audience goes by the id of Adobe', async () => {
		const dataflowId = await adobe.empty();
		const { id, audienceId } = adobe.sandbox.adobe
			.audiences()
			.find(({ name }) => name === EXTERNAL)!;
		adobe.activate(dataflowId, audienceId, { systemSegmentId: id });
		for (const audience of [byId(audienceId), byId(id)]) {
			await exportNow(dataflowId, { audiences: entries({ audience }) });
		}
		expect(jobs()).toEqual([[id], [id]]);
	});

	test.each([80, 81])('%s audiences are as few jobs as can be', async (count) => {
		const dataflowId = await exportingMany(count);
		const { jsons } = await exportNow(dataflowId, { waitUntilFinished: false });
		expect(jobs().map(({ length }) => length)).toEqual(count === 80 ? [80] : [80, 1]);
		expect(jsons).toHaveLength(count);
	});

	test('when a later job is refused, the runs of the first are told', async () => {
		const dataflowId = await exportingMany(81);
		adobe.sandbox.faults.add({
			method: 'POST',
			path: ADHOC,
			after: 1,
			status: 400,
			body: { message: 'Not today' },
		});
		const { error } = await exportNow(dataflowId);
		// The first is the one that every new dataflow has.
		const [, run] = adobe.sandbox.adobe.runs();
		expect(error?.message).toBe('Could not start the export: Adobe refused it: Not today');
		expect(error?.description).toMatch(
			new RegExp(`go on: ${run.id as string}, .+ and 77 more\\. `),
		);
	});
});

describe('from input items', () => {
	const fromItems = { takenFrom: 'items' };

	test('one job for all of them, each linked to its run', async () => {
		const dataflowId = await adobe.exporting([GOLD, SILVER, NEWS]);
		const { items: outputs } = await exportNow(dataflowId, fromItems, {
			items: items(
				{ audienceName: NEWS },
				{ audienceId: adobe.idOf(GOLD) },
				{ audienceName: NEWS },
			),
		});
		expect(jobs()).toEqual([[adobe.idOf(NEWS), adobe.idOf(GOLD)]]);
		expect(outputs.map(({ json, pairedItem }) => [json.audienceIds, pairedItem])).toEqual([
			[[adobe.idOf(NEWS)], [{ item: 0 }, { item: 2 }]],
			[[adobe.idOf(GOLD)], [{ item: 1 }]],
		]);
	});

	test.each([[{}], [{ audienceName: 'Nobody' }], [{ other: 'x' }]])(
		'under Continue On Fail one that is wrong (%j) fails alone',
		async (wrong) => {
			const dataflowId = await adobe.exporting([GOLD]);
			const { jsons } = await exportNow(dataflowId, fromItems, {
				...continuing,
				items: items({ audienceName: GOLD }, wrong as Record<string, string>),
			});
			expect(jsons).toHaveLength(2);
			expect(jsons.map(({ error }) => typeof error)).toEqual(['undefined', 'string']);
			expect(jobs()).toEqual([[adobe.idOf(GOLD)]]);

			adobe.sandbox.reset();
			const again = await adobe.exporting([GOLD]);
			const { error } = await exportNow(again, fromItems, {
				items: items({ audienceName: GOLD }, wrong as Record<string, string>),
			});
			expect(error).toBeDefined();
			expect(jobs()).toEqual([]);
		},
	);
});
