import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { LoggedRequest } from '../../../sandbox/server.ts';
import { AdobeSandbox, type AdobeRun } from '../../support/adobe';
import { activation } from '../../support/fiveSteps';
import { legacy, prepared, use } from './everyOperation';

const adobe = new AdobeSandbox();
const flows = '/data/foundation/flowservice/flows';
let json: IDataObject;
let dataflowId: string;

beforeEach(async () => {
	adobe.sandbox.adobe.settings.updateMs = 20;
	jest.spyOn(Math, 'random').mockReturnValue(0);
	json = await prepared(adobe, legacy);
	({ dataflowId } = json.ids as { dataflowId: string });
	from = adobe.requests.length;
});
afterEach(() => jest.restoreAllMocks());

let from = 0;
const patches = (): LoggedRequest[] =>
	adobe.requests.slice(from).filter(({ method }) => method === 'PATCH');
const stored = () => adobe.sandbox.adobe.flow(dataflowId)!;
const update = async (parameters: INodeParameters = {}, more: Partial<AdobeRun> = {}) =>
	await use(
		adobe,
		{
			node: 'dataflow',
			resource: 'dataflow',
			operation: 'update',
			variant: '',
			parameters: { updateFields: { name: 'Renamed' }, ...parameters },
		},
		json,
		more,
	);
const add = async () =>
	await use(
		adobe,
		{
			node: 'activateAudience',
			resource: 'audience',
			operation: 'add',
			variant: '',
			parameters: activation,
		},
		json,
	);
const beforePatch = (action: () => void) =>
	adobe.sandbox.adobe.beforeNext({ method: 'PATCH', pathPrefix: flows }, action);
const describeIt = (value: string) =>
	adobe.sandbox.adobe.writeFlow(dataflowId, [{ op: 'add', path: '/description', value }]);

describe('another writer between read and write', () => {
	it('of another field: both changes survive', async () => {
		beforePatch(() => describeIt('by somebody else'));
		const { jsons } = await update();
		expect(jsons[0]).toMatchObject({ changed: true, name: 'Renamed' });
		expect(stored()).toMatchObject({ name: 'Renamed', description: 'by somebody else' });
		expect(patches().map(({ status }) => status)).toEqual([412, 200]);
	});

	it('of another audience: both survive', async () => {
		const [other] = adobe.sandbox.adobe.addAudiences(['Of somebody else']);
		const selector = {
			type: 'PLATFORM_SEGMENT',
			value: {
				id: other.id,
				filenameTemplate: '%DESTINATION_NAME%_%SEGMENT_ID%_%TIMESTAMP%',
				exportMode: 'DAILY_FULL_EXPORT',
				schedule: {
					frequency: 'ONCE',
					triggerType: 'SCHEDULED',
					startDate: '2199-01-01',
					startTime: '10:00',
				},
			},
		};
		const path = '/transformations/0/params/segmentSelectors/selectors/-';
		beforePatch(() => {
			adobe.sandbox.adobe.writeFlow(dataflowId, [{ op: 'add', path, value: selector }]);
		});
		const { error } = await add();
		expect(error).toBeUndefined();
		const [{ params }] = stored().transformations as Array<{
			params: { segmentSelectors: { selectors: Array<{ value: { id: string } }> } };
		}>;
		const ids = params.segmentSelectors.selectors.map(({ value }) => value.id);
		expect(ids).toHaveLength(3);
		expect(ids).toContain(other.id);
		expect(patches()).toHaveLength(2);
	});

	it('again and again: the change is built anew each time', async () => {
		for (const value of ['one', 'two', 'three']) beforePatch(() => describeIt(value));
		await update();
		expect(stored()).toMatchObject({ name: 'Renamed', description: 'three' });
	});
});

describe('an update that takes its time', () => {
	it('of somebody else is waited for, and the refused change made then', async () => {
		adobe.sandbox.adobe.settings.updateMs = 2000;
		const [first, second] = await Promise.all([
			update(),
			update({ updateFields: { description: 'second' } }),
		]);
		expect([first.error, second.error]).toEqual([undefined, undefined]);
		expect(stored()).toMatchObject({ name: 'Renamed', description: 'second' });
		expect(patches().length).toBeGreaterThan(2);
	});

	it('is reported only once a read-back shows it', async () => {
		adobe.sandbox.adobe.settings.updateMs = 300;
		const { jsons } = await update();
		expect(jsons[0]).toMatchObject({ name: 'Renamed', changed: true, pending: false });
		const shown = jsons[0].lastOperation as { status: { value: string } };
		expect(shown.status.value).toBe('completed');
	});

	it('longer than Maximum Wait is pending', async () => {
		adobe.sandbox.adobe.settings.updateMs = 3000;
		const { jsons, error } = await update({ maximumWait: 0.3 });
		expect(error).toBeUndefined();
		expect(jsons[0]).toMatchObject({ pending: true });
	});

	it('that Adobe gives up is told', async () => {
		adobe.sandbox.adobe.failNextUpdate('The storage is gone');
		const { error } = await update();
		expect(error?.message).toBe(
			"Adobe took the change of dataflow 'Newsletter' but could not carry it out",
		);
		expect(error?.description).toContain('Adobe says: The storage is gone.');
		expect(stored().name).toBe('Newsletter');
		expect(patches()).toHaveLength(1);
	});

	it('can be cancelled while it is waited for', async () => {
		adobe.sandbox.adobe.settings.updateMs = 60_000;
		let cancel = () => {};
		const started = Date.now();
		const running = update({}, { onStart: (stop) => (cancel = stop) });
		while (patches().every(({ status }) => status === null)) {
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		cancel();
		await running;
		expect(Date.now() - started).toBeLessThan(2000);
		const sent = adobe.requests.length;
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(adobe.requests).toHaveLength(sent);
	});
});

describe('an answer that got lost', () => {
	it.each([
		['the connection breaks', { resetAfterProcessing: true }],
		['a gateway gives up', { applyThenStatus: 504 }],
	])('after the change was made, when %s: it is made once', async (_, fault) => {
		adobe.sandbox.faults.add({ method: 'PATCH', pathPrefix: flows, ...fault });
		const { jsons } = await update();
		expect(jsons[0]).toMatchObject({ name: 'Renamed', changed: true, pending: false });
		expect(patches()).toHaveLength(1);
	});

	it.each([
		['the connection breaks', { reset: true }],
		['a gateway gives up', { status: 503 }],
	])('before the change was made, when %s: it is made then', async (_, fault) => {
		adobe.sandbox.faults.add({ method: 'PATCH', pathPrefix: flows, ...fault });
		const { jsons } = await update();
		expect(jsons[0]).toMatchObject({ name: 'Renamed', changed: true, pending: false });
		expect(patches()).toHaveLength(2);
		expect(stored().name).toBe('Renamed');
	});
});

it('what Adobe accepted and does not show is never reported as done', async () => {
	adobe.sandbox.faults.add({
		method: 'PATCH',
		pathPrefix: flows,
		status: 200,
		body: { id: dataflowId, etag: '"x"' },
	});
	const { error } = await update({ maximumWait: 0.5 });
	expect(error?.message).toBe(
		"Adobe accepted the change of dataflow 'Newsletter', but reading it back does not show it",
	);
	expect(patches()).toHaveLength(1);
});

describe('whatever Adobe answers', () => {
	it.each(['body', 'empty'] as const)('to the change (%s)', async (patchAnswer) => {
		adobe.sandbox.adobe.settings.patchAnswer = patchAnswer;
		const { jsons } = await update();
		expect(jsons[0]).toMatchObject({ name: 'Renamed', changed: true });
	});

	it.each([true, false])('to the creation, its etag quoted or not (%s)', async (quoted) => {
		adobe.sandbox.reset();
		adobe.sandbox.adobe.settings.flowEtagQuoted = quoted;
		adobe.sandbox.adobe.settings.createAnswer = quoted ? 'body' : 'idOnly';
		json = await prepared(adobe, legacy);
		const { jsons, error } = await add();
		expect(error).toBeUndefined();
		expect(jsons[0]).toMatchObject({ changed: true });
	});

	it.each([202, 204] as const)('to the deletion (%i)', async (deleteStatus) => {
		adobe.sandbox.adobe.settings.deleteStatus = deleteStatus;
		const each = { resource: 'dataflow', operation: 'delete', variant: '', parameters: {} };
		const { jsons } = await use(adobe, { node: 'dataflow', ...each }, json);
		expect(jsons[0]).toMatchObject({ deleted: true, pending: false });
	});
});
