import { readExportRun } from '../../../../../nodes/shared/adobe/runs/exportRun';
import type { Run } from '../../../../../nodes/shared/adobe/runs/run';
import { simplifyRun } from '../../../../../nodes/shared/adobe/runs/simplifyRun';
import {
	failedRun,
	runOfNothing,
	sampleAudience,
	successfulRun,
} from '../../../../sandbox/adobe/runSamples';

const read = (run: object) => readExportRun({ id: 'r', flowId: 'f', ...run } as unknown as Run);

describe('the samples of the documents', () => {
	it('a run that succeeded', () => {
		expect(read(successfulRun)).toEqual({
			id: successfulRun.id,
			dataflowId: successfulRun.flowId,
			status: 'success',
			startedAt: 1793872923000,
			endedAt: 1793873340000,
			failure: undefined,
			failedWhile: undefined,
			audienceIds: [sampleAudience],
			profilesReceived: 420,
			profilesExported: 400,
			files: 2,
			errors: [],
		});
	});

	it('a run that failed: only its source tells whose it is', () => {
		expect(read(failedRun)).toMatchObject({
			status: 'failed',
			failure: 'whole',
			failedWhile: 'building',
			audienceIds: [sampleAudience],
			profilesReceived: null,
			profilesExported: null,
			errors: [{ code: 'ACTIVATION_BATCH-0000-FAILED', message: 'Job aborted.' }],
		});
	});

	it('a run of nothing does not count what it exported', () => {
		expect(read(runOfNothing)).toMatchObject({
			status: 'success',
			failure: undefined,
			profilesReceived: 0,
			profilesExported: 0,
			files: null,
		});
		expect(simplifyRun(runOfNothing as unknown as Run).profilesExported).toBe(0);
	});
});

const ended = { startedAtUTC: 1000, completedAtUTC: 2000 };
const success = (other: object = {}) => ({
	metrics: { durationSummary: ended, statusSummary: { status: 'success' }, ...other },
});

describe('whether it failed', () => {
	it.each([
		['failed files', { fileSummary: { outputFileCount: 1, failedFileCount: 1 } }],
		['failed records', { recordSummary: { failedRecordCount: 3 } }],
		['reasons of failure', { recordSummary: { failedInfo: [{ code: 'A' }] } }],
	])('a success with %s failed in part', (_what, metrics) => {
		expect(read(success(metrics)).failure).toBe('partial');
	});

	it.each([
		['no part that failed', { recordSummary: { failedRecordCount: 0, failedInfo: [] } }],
		['nothing but a status', {}],
		['parts that are null', { recordSummary: null, fileSummary: null, sizeSummary: null }],
	])('a success with %s did not', (_what, metrics) => {
		expect(read(success(metrics)).failure).toBeUndefined();
	});

	it.each([
		['Failed', 'whole'],
		['failed', 'whole'],
		['PARTIAL_SUCCESS', 'partial'],
		['partialFailure', 'partial'],
		['Cancelled', 'whole'],
		['Success', undefined],
	])('%s with an end: %s', (status, failure) => {
		const metrics = { durationSummary: ended, statusSummary: { status } };
		expect(read({ metrics }).failure).toBe(failure);
	});

	it.each(['Processing', 'Waiting', 'inProgress', 'Odd'])('%s without an end did not', (status) => {
		const { failure, endedAt } = read({ metrics: { statusSummary: { status } } });
		expect([failure, endedAt]).toEqual([undefined, undefined]);
	});

	it.each([
		['Activation Batch Publisher Activity', 'delivering'],
		['Activation Batch XdmProcessor Activity', 'building'],
		['Something else', undefined],
	])('the step %s', (name, step) => {
		const activities = [
			{ name: 'Activation Batch XdmProcessor Activity', statusSummary: { status: 'success' } },
			{ name, statusSummary: { status: 'Failed' } },
			{},
		];
		expect(read({ activities }).failedWhile).toBe(step);
	});

	it('reasons stand in one of two places', () => {
		const recordSummary = { failedInfo: [{ code: 'A', message: 'no room' }, {}] };
		const { errors } = read({ metrics: { recordSummary, statusSummary: { status: 'failed' } } });
		expect(errors).toEqual([
			{ code: 'A', message: 'no room' },
			{ code: '', message: '' },
		]);
	});
});

describe('what it exported', () => {
	it.each([
		[{ outputRecordCount: 5, createdRecordCount: 6 }, 5],
		[{ createdRecordCount: 6 }, 6],
		[{ inputRecordCount: 7, skippedRecordCount: 7 }, 0],
		[{ inputRecordCount: 7, skippedRecordCount: 6 }, null],
		[{ inputRecordCount: 7 }, null],
		[{}, null],
	])('%j: %p', (recordSummary, exported) => {
		expect(read(success({ recordSummary })).profilesExported).toBe(exported);
	});

	it('both sides name audiences, each once', () => {
		const summaries = (...ids: string[]) => [{ entitySummaries: ids.map((id) => ({ id })) }];
		const recordSummary = {
			sourceSummaries: summaries('segment:a', 'segment:b'),
			targetSummaries: [...summaries('segment:b', 'c', ''), {}],
		};
		expect(read(success({ recordSummary })).audienceIds).toEqual(['a', 'b', 'c']);
	});
});

describe('when it was', () => {
	it('a run that failed without an end ended when it was last changed', () => {
		const metrics = { statusSummary: { status: 'failed' } };
		expect(read({ metrics, createdAt: 10, updatedAt: 30 })).toMatchObject({
			startedAt: 10,
			endedAt: 30,
		});
		expect(read({ metrics, createdAt: 10 })).toMatchObject({ startedAt: 10, endedAt: 10 });
	});

	it('0 is no time', () => {
		const durationSummary = { startedAtUTC: 0, completedAtUTC: 0 };
		const metrics = { durationSummary, statusSummary: { status: 'processing' } };
		expect(read({ metrics, createdAt: 10 })).toMatchObject({ startedAt: 10, endedAt: undefined });
	});
});
