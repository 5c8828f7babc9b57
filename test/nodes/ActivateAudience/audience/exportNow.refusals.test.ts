import type { INodeParameters } from 'n8n-workflow';

import type { AdobeRun } from '../../../support/adobe';
import {
	Activations,
	audiences,
	carrying,
	continuing,
	dayFromNow,
	GOLD,
	NEWS,
	SILVER,
} from '../support';

const adobe = new Activations();

const ADHOC = '/data/core/activation/disflowprovider/adhocrun';
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

describe('what is refused before anything is sent', () => {
	test('an audience that is not in the dataflow', async () => {
		const { error } = await exportNow(await adobe.exporting([GOLD]), {
			audiences: audiences(SILVER),
		});
		expect(error?.message).toBe(`The audience '${SILVER}' is not in the dataflow 'Weekly'`);
	});

	test('a dataflow without audiences', async () => {
		const { error } = await exportNow(await adobe.empty());
		expect(error?.message).toBe("The dataflow 'Weekly' has no audiences to export");
	});

	test.each([
		['begins on', dayFromNow(1), undefined],
		['begins on', dayFromNow(1), dayFromNow(5)],
		['ended on', dayFromNow(-5), dayFromNow(0)],
	])('a schedule that %s another day', async (words, startDate, endDate) => {
		const dataflowId = await adobe.empty();
		adobe.activate(dataflowId, adobe.idOf(GOLD), {
			schedule: {
				frequency: 'DAILY',
				triggerType: 'SCHEDULED',
				startDate,
				startTime: '10:00',
				...(endDate ? { endDate } : {}),
			},
		});
		const { error } = await exportNow(dataflowId);
		expect(error?.message).toBe(
			`The audience '${GOLD}' cannot be exported now: its schedule ${words} ${words === 'ended on' ? endDate : startDate}`,
		);
	});

	test('one dataflow of two: the other is not exported either', async () => {
		const [one, two] = [await adobe.exporting([GOLD]), await adobe.empty()];
		const { error } = await exportNow(
			'',
			{ dataflow: { mode: 'list', value: '' } },
			{ items: [carrying({ dataflowId: one }), carrying({ dataflowId: two })] },
		);
		expect(error?.message).toBe("The dataflow 'Weekly' has no audiences to export");
	});

	afterEach(() => expect(jobs()).toEqual([]));
});

describe('what Adobe refuses', () => {
	test('a run that goes on already: it is named', async () => {
		adobe.sandbox.adobe.settings.runMs = 60_000;
		const dataflowId = await adobe.exporting([GOLD]);
		const runId = await adobe.startRun(dataflowId, adobe.idOf(GOLD));
		const { error } = await exportNow(dataflowId);
		expect(error?.message).toBe(
			`The audience '${GOLD}' is being exported already, by run '${runId}'`,
		);
		expect(error?.description).toContain('Wait until that run has finished');
	});

	test('an audience that is too new, or a dataflow that is disabled', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		adobe.sandbox.adobe.writeFlow(dataflowId, [
			{ op: 'replace', path: '/state', value: 'disabled' },
		]);
		const { error } = await exportNow(dataflowId);
		expect(error?.message).toContain('are not part of this dataflow or out of schedule range');
		expect(error?.description).toContain('Adobe needs about an hour');
	});

	test('a run that failed: why, and what to do', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		adobe.sandbox.adobe.failNextRun('The bucket does not exist');
		const { error } = await exportNow(dataflowId);
		expect(error?.message).toMatch(/^Run '.+' of dataflow '.+' failed$/);
		expect(error?.description).toContain('The bucket does not exist');
	});

	test('one run that failed hides none of the others under Continue On Fail', async () => {
		const dataflowId = await adobe.exporting([GOLD, SILVER]);
		adobe.sandbox.adobe.failNextRun('The bucket does not exist');
		const { jsons } = await exportNow(dataflowId, {}, continuing);
		expect(jsons[0].error).toContain('failed');
		expect(jsons[1]).toMatchObject({ audienceIds: [adobe.idOf(SILVER)], status: 'success' });
	});
});

describe('an answer that names no run', () => {
	const answer = (order: object[]) =>
		adobe.sandbox.faults.add({ method: 'POST', path: ADHOC, status: 200, body: { order } });

	test('for any audience: nothing counts as exported', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		answer([]);
		const { error } = await exportNow(dataflowId);
		expect(error?.message).toBe(
			"Adobe took the order to export the dataflow 'Weekly', but named no run for it",
		);
		expect(error?.description).toContain('before you export again');
	});

	test('for one of two: it is named, and so is the run that has begun', async () => {
		const dataflowId = await adobe.empty();
		for (const name of [GOLD, SILVER]) adobe.activate(dataflowId, adobe.idOf(name), { name });
		const statusURL = 'https://platform.adobe.io/data/foundation/flowservice/runs/run-of-gold';
		answer([{ segment: adobe.idOf(GOLD), order: dataflowId, statusURL }]);
		const { error } = await exportNow(dataflowId);
		expect(error?.message).toBe(
			`Adobe took the order to export the audience '${SILVER}', but named no run for it`,
		);
		expect(error?.description).toContain('run-of-gold');
	});
});

describe('when the answer gets lost', () => {
	const lose = (fault: object) =>
		adobe.sandbox.faults.add({ method: 'POST', path: ADHOC, ...fault });

	test.each([{ resetAfterProcessing: true }, { applyThenStatus: 504 }])(
		'the runs that have begun since are taken for ours (%j)',
		async (fault) => {
			const dataflowId = await adobe.exporting([GOLD, SILVER, NEWS]);
			await adobe.startRun(dataflowId, adobe.idOf(NEWS));
			lose(fault);
			const { jsons } = await exportNow(dataflowId, { audiences: audiences(GOLD, SILVER) });
			expect(jobs()).toHaveLength(1);
			expect(jsons.map(({ audienceIds }) => audienceIds)).toEqual(
				expect.arrayContaining([[adobe.idOf(GOLD)], [adobe.idOf(SILVER)]]),
			);
			expect(jsons).toHaveLength(2);
		},
	);

	test('an export on schedule of other audiences is none of ours', async () => {
		const dataflowId = await adobe.exporting([GOLD, SILVER]);
		let scheduled = Promise.resolve('');
		adobe.sandbox.adobe.beforeNext({ method: 'POST', pathPrefix: ADHOC }, () => {
			scheduled = adobe.startRun(dataflowId, adobe.idOf(SILVER));
		});
		lose({
			where: (body: object) => JSON.stringify(body).includes(adobe.idOf(GOLD)),
			delayMs: 100,
			status: 503,
		});
		const { error } = await exportNow(dataflowId, { audiences: audiences(GOLD) });
		await scheduled;
		expect(error?.message).toContain('Could not start the export');
	});

	test('nothing that has begun: it is told, and nothing is repeated', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		await adobe.startRun(dataflowId, adobe.idOf(GOLD));
		lose({ status: 503 });
		const { error } = await exportNow(dataflowId);
		expect(error?.message).toBe(
			'Could not start the export: Adobe is out of order at the moment (HTTP 503)',
		);
		expect(jobs()).toHaveLength(1);
	});
});
