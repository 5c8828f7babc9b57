import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { Destination, results } from '../../../support/destination';
import { runNode } from '../../../support/runNode';

const destination = new Destination();

/** With nothing set but the template, as a user would who takes it as it is. */
const send = async (template: string, records: object[], parameters: INodeParameters = {}) =>
	await runNode({
		items: records.map((json) => ({ json: json as IDataObject })),
		credential: destination.credential('clientKey'),
		parameters: { template, ...parameters },
	});

const customer = (value: string, type = 'mobile', extendedFields: object = {}) => ({
	profiles: [{ firstName: 'Ada', identifiers: [{ type, value }] }],
	extendedFields,
});
const transaction = (billNumber: string, other: object = {}) => ({
	type: 'REGULAR',
	billNumber,
	billAmount: 12.5,
	identifierType: 'mobile',
	identifierValue: '919000010000',
	...other,
});
const warned = { extendedFields: { unknown_pet: 'tortoise' } };

interface Case {
	path: string;
	records: object[];
	/** Of each record: `succeeded`, or code and message. */
	outcomes: Array<'succeeded' | [number, string]>;
	/** By record number. */
	warnings?: Record<number, unknown[]>;
	entityIds?: boolean;
	requests: number;
	httpStatus?: number;
	parameters?: INodeParameters;
}

const cases: Record<string, Case> = {
	capillaryAddCustomersBulk: {
		path: '/v2/customers/bulk',
		records: [
			customer('919000010000'),
			customer('call-me'),
			customer('nobody', 'email'),
			customer('919000010001', 'mobile', warned.extendedFields),
			{ profiles: [] },
			...Array.from({ length: 7 }, (_, at) => customer(`91900002000${at}`)),
		],
		outcomes: [
			'succeeded',
			[8056, 'Invalid mobile number'],
			[1002, 'Unable to register. Invalid email id'],
			'succeeded',
			[8084, 'No customer details found in the request'],
			...new Array(7).fill('succeeded'),
		],
		warnings: { 3: ['Extended field unknown_pet is not valid'] },
		entityIds: true,
		requests: 2,
	},
	capillaryUpsertCustomersBulk: {
		path: '/v2/integrations/customer/upsert/bulk',
		records: [
			customer('919000010000'),
			customer('a@pii-deleted.example', 'email'),
			customer('919000010001', 'mobile', warned.extendedFields),
		],
		outcomes: ['succeeded', [8109, 'Customer is deleted after PII delete request'], 'succeeded'],
		warnings: { 2: ['Extended field unknown_pet is not valid'] },
		entityIds: true,
		requests: 1,
	},
	capillaryAddTransactionsBulk: {
		path: '/v2/transactions/bulk',
		records: [
			transaction('B1'),
			transaction('B1'),
			transaction('B2', { billAmount: -1 }),
			transaction('B3', { identifierValue: 'unknown-1' }),
			transaction('B4', warned),
		],
		outcomes: [
			'succeeded',
			[604, 'Duplicate bill number'],
			[631, 'Bill amount cannot be negative'],
			[8015, 'Customer not found'],
			'succeeded',
		],
		warnings: { 4: ['Extended field unknown_pet is not valid'] },
		entityIds: true,
		requests: 1,
	},
	capillaryAddCustomer: {
		path: '/v2/customers',
		records: [customer('919000010000', 'mobile', warned.extendedFields), customer('call-me')],
		outcomes: ['succeeded', [8056, 'Invalid mobile number']],
		warnings: { 0: ['Extended field unknown_pet is not valid'] },
		requests: 2,
		httpStatus: 400,
	},
	capillaryForceBarcode: {
		path: '/v2/customers/barcode/forceGenerate',
		records: [
			{ identifierType: 'mobile', identifierValue: '919000010000' },
			{ identifierType: 'mobile', identifierValue: 'unknown' },
		],
		outcomes: ['succeeded', [8015, 'Customer not found']],
		requests: 2,
		httpStatus: 400,
	},
	capillaryIssueGoodwillPoints: {
		path: '/v2/request-workflow/GOODWILL-POINTS',
		records: [{ entityInfo: { id: 1 }, points: 10 }, { points: 10 }],
		outcomes: ['succeeded', [400, 'Input is invalid. entityInfo is required']],
		requests: 2,
		httpStatus: 400,
	},
	// No document names its path, so the sandbox has none: any single call shows how it judges.
	capillaryTagCustomersToTransactions: {
		path: '/v2/customers/barcode/forceGenerate',
		records: [{ identifierType: 'mobile', identifierValue: 'unknown' }, { transactionId: 7 }],
		outcomes: [[8015, 'Customer not found'], 'succeeded'],
		requests: 2,
		httpStatus: 400,
		parameters: { apiEndpoint: '/v2/customers/barcode/forceGenerate' },
	},
};

describe.each(Object.entries(cases))('the template %s', (template, wanted) => {
	it('sends to its endpoint and reads every outcome, code, message and warning', async () => {
		const { error, succeeded, failed, summary } = await send(
			template,
			wanted.records,
			wanted.parameters,
		);
		expect(error).toBeUndefined();
		const byRecord = [...succeeded, ...failed].toSorted(
			(a, b) => (a.pairedItem as { item: number }).item - (b.pairedItem as { item: number }).item,
		);
		results(byRecord).forEach((result, at) => {
			const outcome = wanted.outcomes[at];
			if (outcome === 'succeeded') {
				expect(result).toMatchObject({ outcome, httpStatus: 200 });
				expect(result).not.toHaveProperty('reason');
				const parsed = result.parsed as IDataObject;
				if (wanted.entityIds) expect(parsed.entity_id).toEqual(expect.any(Number));
			} else {
				const [code, message] = outcome;
				expect(result).toMatchObject({
					outcome: 'failed',
					cause: 'rejected',
					httpStatus: wanted.httpStatus ?? 200,
					parsed: { status_code: code, error_message: message },
					reason: expect.stringContaining(`${code}: ${message}`),
				});
			}
			expect(result.warnings ?? []).toEqual(wanted.warnings?.[at] ?? []);
		});
		expect(byRecord).toHaveLength(wanted.records.length);
		expect(destination.requests).toHaveLength(wanted.requests);
		for (const { path, method } of destination.requests) {
			expect([method, path]).toEqual(['POST', wanted.path]);
		}
		expect(summary.records).toMatchObject({ total: wanted.records.length, unclear: 0 });
	});

	it('starts at most 1,000 requests a minute, which a hint says', async () => {
		const parameters = { ...wanted.parameters, options: { dryRun: true } };
		const bulk = template.endsWith('Bulk');
		const records = new Array(bulk ? 10_010 : 1001).fill(wanted.records[0]) as object[];
		const { summary, hints } = await send(template, records, parameters);
		expect(summary.preview).toMatchObject({ requests: 1001, shortestDurationMs: 60_000 });
		expect(hints).toContainEqual(expect.stringMatching(/at most 1000 requests per minute/));
	});
});

describe('a template', () => {
	const records = [customer('919000010000')];
	const template = 'capillaryAddCustomersBulk';

	it('gives way to an option that was added, without the hint', async () => {
		const { summary, hints } = await send(template, new Array(30).fill(records[0]) as object[], {
			options: { dryRun: true, rateLimit: { rateLimit: { requestsPerPeriod: 2, period: 5 } } },
		});
		expect(summary.preview).toMatchObject({ requests: 3, shortestDurationMs: 300_000 });
		expect(hints.join()).not.toMatch(/at most/);
	});

	it('keeps its map where n8n stored rows of Custom that nobody filled in', async () => {
		const rows = ['status_code', 'error_message', 'entity_id'].map((name) => ({ name }));
		const { failed, hints } = await send(template, [customer('call-me')], {
			parsePathMap: { entries: rows as never },
		});
		expect(failed).toMatchObject([{ json: { delivery: { parsed: { status_code: 8056 } } } }]);
		expect(hints.join()).not.toMatch(/Other than/);
	});

	it('names the fields that were left from another template or another API', async () => {
		const { hints } = await send(template, records, {
			options: { dryRun: true },
			apiEndpoint: '/v2/transactions/bulk',
			parsePathMap: { entries: [{ name: 'status_code', path: '$.code' }] },
			additionalHeaders: { entries: [{ name: 'X-Tenant', value: 'a' }] },
		});
		expect(hints).toContainEqual(
			expect.stringMatching(
				/API Endpoint: \/v2\/transactions\/bulk \(template: \/v2\/customers\/bulk\); Parse Path Map is changed; Additional Headers are changed/,
			),
		);
	});

	it('gives a hint for each field that differs from it', async () => {
		const { hints } = await send(template, records, { groupingLimit: 5, maxRetries: 0 });
		expect(hints).toContainEqual(
			expect.stringMatching(
				/Other than in the template.*Grouping Limit: 5 \(template: 10\); Max Retries: 0 \(template: 3\)/,
			),
		);
	});

	it('gives no such hint when it is taken as it is', async () => {
		const { hints } = await send(template, records);
		expect(hints).toEqual([expect.stringMatching(/at most 1000/)]);
	});

	it('asks for the endpoint that no document states', async () => {
		const { error } = await send('capillaryTagCustomersToTransactions', [{ transactionId: 7 }]);
		expect(error?.message).toMatch(/'API Endpoint' is empty/);
		expect(destination.requests).toEqual([]);
	});

	it('repeats a record that Capillary answers with a recoverable code', async () => {
		destination.sandbox.faults.add({ partCode: { code: 521, records: [1] } });
		const two = [records[0], customer('919000010001')];
		const { succeeded, summary } = await send(template, two, { options: { baseDelay: 1 } });
		expect(succeeded).toHaveLength(2);
		expect(destination.requests[1].body).toEqual([two[1]]);
		expect(summary.requests).toMatchObject({ sent: 2, retried: 1 });
	});
});
