import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { capToken, send } from './client.ts';
import type { Loose } from './client.ts';

const customer = (type: string, value: string, more = {}) => ({
	profiles: [{ firstName: 'Anika', source: 'INSTORE', identifiers: [{ type, value }] }],
	...more,
});
const bill = (billNumber: string, more = {}) => ({
	type: 'REGULAR',
	identifierType: 'mobile',
	identifierValue: '919000010000',
	billNumber,
	billAmount: '600.0',
	...more,
});

describe('Capillary endpoints', () => {
	let sandbox: Sandbox;
	let headers: Record<string, string>;
	const call = (path: string, body: unknown, method = 'POST') =>
		send(sandbox, path, { method, headers, body });

	beforeAll(async () => {
		sandbox = await startSandbox();
		headers = await capToken(sandbox);
	});
	beforeEach(() => sandbox.reset());
	afterAll(() => sandbox.close());

	it('adds customers with a top-level array, 200 on partial failure', async () => {
		const sound = customer('mobile', '919000010000');
		const { status, json } = await call('/v2/customers/bulk', [
			sound,
			customer('mobile', 'abc'),
			customer('email', 'nowhere'),
			customer('email', 'erased@pii-deleted.example'),
			customer('externalId', 'fraud-7'),
			{ profiles: [] },
		]);
		expect(status).toBe(200);
		expect(json[0]).toMatchObject({
			entity: { id: json[0].entityId },
			entityId: expect.any(Number),
			errors: [],
			warnings: [],
			childCount: 0,
			childFailureCount: 0,
			childSuccessCount: 0,
		});
		expect(json.slice(1).map((part: Loose) => part.errors[0].code)).toEqual([
			8056, 1002, 8109, 618, 8084,
		]);
		expect(json[1]).toMatchObject({ entity: null, errors: [{ status: false }] });
		expect(sandbox.accepted('customers')).toEqual([sound]);
	});

	it('warns with 91016 and accepts all the same', async () => {
		const warned = customer('mobile', '919000010000', { extendedFields: { unknown_pet: 'cat' } });
		const { json } = await call('/v2/customers/bulk', [warned]);
		expect(json[0].errors).toEqual([]);
		expect(json[0].warnings[0]).toMatchObject({ status: false, code: 91016 });
		expect(sandbox.accepted('customers')).toEqual([warned]);
	});

	it('counts children, with their warnings nested', async () => {
		const childCustomers = [
			customer('mobile', '919000010001', { extendedFields: { unknownField: 1 } }),
			customer('mobile', 'abc'),
		];
		const { json } = await call('/v2/customers/bulk', [
			customer('mobile', '919000010000', { childCustomers }),
		]);
		expect(json[0]).toMatchObject({ childCount: 2, childFailureCount: 1, childSuccessCount: 1 });
		expect(json[0].children[0].warnings[0].code).toBe(91016);
	});

	it('answers 400 where an array is needed', async () => {
		for (const path of [
			'customers/bulk',
			'integrations/customer/upsert/bulk',
			'transactions/bulk',
		]) {
			const { status, json } = await call(`/v2/${path}`, { profiles: [] });
			expect(status).toBe(400);
			expect(json.errors[0].code).toBe(400);
		}
	});

	it('adds a single customer, 400 when it is refused', async () => {
		const added = await call('/v2/customers', customer('mobile', '919000010000'));
		expect(added).toMatchObject({ status: 200, json: { createdId: expect.any(Number) } });
		const refused = await call('/v2/customers', customer('mobile', 'abc'));
		expect(refused).toMatchObject({ status: 400, json: { errors: [{ code: 8056 }] } });
		expect(sandbox.accepted('customers')).toHaveLength(1);
	});

	it('upserts by identifier', async () => {
		const path = '/v2/integrations/customer/upsert/bulk?skipChangeIdentifier=false';
		const first = await call(path, [customer('mobile', '919000010000'), customer('mobile', 'abc')]);
		expect(first.json).toMatchObject({
			response: [{ result: {}, errors: [], warnings: [] }, { errors: [{ code: 8056 }] }],
			totalCount: 2,
			failureCount: 1,
		});
		const again = await call(path, [
			customer('mobile', '919000010000'),
			customer('mobile', '919000010001'),
		]);
		const id = first.json.response[0].entityId;
		expect(again.json.response[0].entityId).toBe(id);
		expect(again.json.response[1].entityId).not.toBe(id);
	});

	it('adds transactions and refuses the documented mistakes', async () => {
		const { status, json } = await call('/v2/transactions/bulk', [
			bill('b1', { extendedFields: { unknownRate: 1 } }),
			bill('b1'),
			bill('b2', { billAmount: '-5' }),
			bill('b3', { identifierValue: 'unknown-1' }),
			bill('b4', { type: 'RETURN', returnType: 'SOME' }),
			bill('b5', { identifierValue: '' }),
		]);
		expect(status).toBe(200);
		expect(json).toMatchObject({ totalCount: 6, failureCount: 5 });
		expect(json.response[0]).toMatchObject({
			result: { billNumber: 'b1' },
			errors: [],
			warnings: [{ code: 91016 }],
			loyaltyDetails: [],
			entityId: expect.any(Number),
		});
		const codes = json.response.slice(1).map((part: Loose) => part.errors[0].code);
		expect(codes).toEqual([604, 631, 8015, 628, 8084]);
		expect(sandbox.accepted('transactions')).toHaveLength(1);
	});

	it('answers a blind replay of a bill with 604', async () => {
		await call('/v2/transactions/bulk', [bill('b1')]);
		const { json } = await call('/v2/transactions/bulk', [bill('b1')]);
		expect(json.response[0].errors[0].code).toBe(604);
		expect(sandbox.accepted('transactions')).toHaveLength(1);
	});

	it('updates transactions by PUT under the id they were added with', async () => {
		const added = await call('/v2/transactions/bulk', [bill('b1')]);
		const changed = await call('/v2/transactions/bulk', [{ billNumber: 'b1' }], 'PUT');
		expect(changed.json.response[0].entityId).toBe(added.json.response[0].entityId);
		expect(sandbox.accepted('transactionUpdates')).toHaveLength(1);
	});

	it('forces barcodes', async () => {
		const path = '/v2/customers/barcode/forceGenerate?source=INSTORE&format=json';
		const made = await call(path, { identifierType: 'mobile', identifierValue: '919000010000' });
		expect(made).toMatchObject({ status: 200, json: { entity: { barcode: expect.any(String) } } });
		const refused = await call(path, { identifierType: 'mobile', identifierValue: 'unknown' });
		expect(refused).toMatchObject({ status: 400, json: { errors: [{ code: 8015 }] } });
		expect(sandbox.accepted('barcodes')).toHaveLength(1);
	});

	it('takes goodwill requests one by one', async () => {
		const path = '/v2/request-workflow/GOODWILL-POINTS';
		const made = await call(path, { entityInfo: { tillId: '1' }, payload: {} });
		expect(made).toMatchObject({ status: 200, json: { data: { status: 'PENDING' }, errors: [] } });
		expect((await call(path, [{ entityInfo: {} }])).status).toBe(400);
		expect(sandbox.accepted('goodwill')).toHaveLength(1);
	});
});
