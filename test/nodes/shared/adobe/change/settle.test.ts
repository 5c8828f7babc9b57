import {
	assertApplied,
	isSettled,
	Patience,
} from '../../../../../nodes/shared/adobe/change/settle';
import { waitUntilSettled } from '../../../../../nodes/shared/adobe/change/waitUntilSettled';
import type { ApiProblem } from '../../../../../nodes/shared/http/apiProblem';
import type { Flow } from '../../../../../nodes/shared/adobe/types';
import { answer, rejection, ScriptedAdobe } from '../client/scriptedAdobe';

const flow = (state: string | undefined, status?: string, errors?: object[]) =>
	({
		id: 'f1',
		name: 'Weekly',
		state,
		...(status === undefined ? {} : { lastOperation: { status: { value: status, errors } } }),
	}) as unknown as Flow;

describe('a dataflow', () => {
	it.each([
		['enabled', 'completed'],
		['enabled', undefined],
		['disabled', 'failed'],
		['disabled', 'COMPLETED'],
		[undefined, undefined],
		['delete-finalizing', undefined],
	])('in state %s with last operation %s has settled', (state, status) => {
		expect(isSettled(flow(state, status))).toBe(true);
	});

	it.each([
		['updating', undefined],
		['Disabling', 'completed'],
		['enabling', undefined],
		['initializing', undefined],
		['inProgress', undefined],
		['in-progress', undefined],
		['enabled', 'inProgress'],
		['enabled', 'IN_PROGRESS'],
		['enabled', 'started'],
		['enabled', 'pending'],
		['enabled', 'queued'],
		['enabled', 'processing'],
	])('in state %s with last operation %s has not', (state, status) => {
		expect(isSettled(flow(state, status))).toBe(false);
	});

	it('whose change Adobe gave up says why', async () => {
		const why = [{ code: 'FLOW-9', message: 'The mapping set is gone' }];
		const problem = await rejection<ApiProblem>(
			Promise.resolve().then(() => assertApplied(flow('enabled', 'Failed', why))),
		);
		expect(problem.message).toBe(
			"Adobe took the change of dataflow 'Weekly' but could not carry it out",
		);
		expect(problem.description).toContain('Adobe says: The mapping set is gone.');
		expect(problem.code).toBe('FLOW-9');
		expect(problem.ambiguous).toBe(false);
	});

	it('whose change Adobe gave up in silence says so too', () => {
		expect(() => assertApplied(flow('enabled', 'failed'))).toThrow('could not carry it out');
		expect(() => assertApplied(flow('enabled', 'completed'))).not.toThrow();
		expect(() => assertApplied(flow('enabled'))).not.toThrow();
	});
});

describe('patience', () => {
	it('sleeps a little longer each time, and never beyond its end', async () => {
		const adobe = new ScriptedAdobe();
		const patience = new Patience(adobe.client, 30_000);
		while (await patience.wait());
		const { slept } = adobe;
		expect(slept.slice(0, 4)).toEqual([200, 300, 450, 675]);
		expect(Math.max(...slept)).toBe(5000);
		expect(slept.reduce((sum, ms) => sum + ms, 0)).toBe(30_000);
	});

	it('of no time does not sleep', async () => {
		const adobe = new ScriptedAdobe();
		await expect(new Patience(adobe.client, 0).wait()).resolves.toBe(false);
		expect(adobe.slept).toEqual([]);
	});
});

it('waiting ends as soon as it has settled, or the time is over', async () => {
	const busy = answer(200, { items: [flow('updating')] });
	const adobe = new ScriptedAdobe().answers(busy, answer(200, { items: [flow('enabled')] }));
	const wait = (ms: number) =>
		waitUntilSettled(adobe.client, 'flows', 'f1', new Patience(adobe.client, ms));
	await expect(wait(1000)).resolves.toMatchObject({ settled: true, entity: { state: 'enabled' } });
	adobe.answers(busy, busy);
	await expect(wait(100)).resolves.toMatchObject({ settled: false, entity: { state: 'updating' } });
	expect(adobe.slept).toEqual([200, 100]);
});
