import { capillaryAddCustomersBulk } from '../../../../nodes/ApiBulkSender/templates/capillaryAddCustomersBulk';
import { capillaryAddTransactionsBulk } from '../../../../nodes/ApiBulkSender/templates/capillaryAddTransactionsBulk';
import { capillaryUpsertCustomersBulk } from '../../../../nodes/ApiBulkSender/templates/capillaryUpsertCustomersBulk';
import type { DestinationTemplate } from '../../../../nodes/ApiBulkSender/templates/destinationTemplate';
import { http, ok, people, run, type Overrides } from './harness';

/** The panel's fields as a template sets them. */
function fromTemplate({ settings, options }: DestinationTemplate): Overrides {
	const { parsePathMap, ...simple } = settings;
	const entries = Object.entries(parsePathMap).map(([name, path]) => ({ name, path }));
	const specifyParsePathMap = 'fields';
	return { ...simple, specifyParsePathMap, parsePathMap: { entries }, ...options.rateLimit };
}

const failure = (code: number, message: string) => [{ status: false, code, message }];

describe('Capillary', () => {
	it('transactions: `$.response[*]`, warnings do not fail a record, codes do', async () => {
		const part = { entityId: 7, result: {}, errors: [], warnings: [], loyaltyDetails: [] };
		const response = [
			{ ...part, warnings: failure(91016, 'Points processing failed') },
			{ ...part, entityId: null, errors: failure(604, 'Duplicate bill number') },
			part,
		];
		const { result, fates } = await run(people(3), fromTemplate(capillaryAddTransactionsBulk), [
			ok({ response, totalCount: 3, failureCount: 1 }),
		]);
		expect(fates).toEqual(['succeeded', 'rejected', 'succeeded']);
		expect(result.settlements[0]).toMatchObject({
			parsed: { entity_id: 7 },
			warnings: ['Points processing failed'],
		});
		expect(result.settlements[1].reason).toBe('604: Duplicate bill number');
		expect(result.settlements[2]).not.toHaveProperty('warnings');
	});

	it('transactions: the seed’s default split path on this body costs one batch and names the field', async () => {
		const settings = { ...fromTemplate(capillaryAddTransactionsBulk), responseSplitPath: '$.*' };
		const body = { response: [{ errors: [] }], totalCount: 1, failureCount: 0 };
		const { result, fates } = await run(people(11), settings, [ok(body)]);
		expect(fates).toEqual([...Array(10).fill('unclear'), 'stopped']);
		expect(result.stop?.reason).toContain("'Response Split Path'");
	});

	it('customers: a top-level array', async () => {
		const counts = { childCount: 0, childFailureCount: 0, childSuccessCount: 0 };
		const { result, fates } = await run(people(2), fromTemplate(capillaryAddCustomersBulk), [
			ok([
				{ entity: { id: 11 }, errors: [], warnings: [], ...counts },
				{ entity: null, errors: failure(8056, 'Invalid mobile'), warnings: [], ...counts },
			]),
		]);
		expect(fates).toEqual(['succeeded', 'rejected']);
		expect(result.settlements[0].parsed).toEqual({ entity_id: 11 });
		expect(result.settlements[1].parsed).toEqual({
			status_code: 8056,
			error_message: 'Invalid mobile',
		});
	});

	it('upsert: two errors of one record are a list', async () => {
		const errors = [...failure(8015, 'Not found'), ...failure(816, 'No mobile')];
		const { result, fates } = await run(people(2), fromTemplate(capillaryUpsertCustomersBulk), [
			ok({
				response: [
					{ entityId: null, result: {}, errors, warnings: [] },
					{ entityId: 5, result: {}, errors: null, warnings: null },
				],
			}),
		]);
		expect(fates).toEqual(['rejected', 'succeeded']);
		expect(result.settlements[0]).toMatchObject({
			parsed: { status_code: [8015, 816], error_message: ['Not found', 'No mobile'] },
			reason: '8015, 816: Not found; No mobile',
		});
	});
});

describe('CouchDB', () => {
	it('_bulk_docs: success or conflict for each document', async () => {
		const settings: Overrides = {
			requestSplitPath: '$.docs[*]',
			additionalBodyFields: '{"new_edits": true}',
			matchBy: 'key',
			requestKeyPath: '$._id',
			responseKeyPath: '$.id',
			parsePathMapJson: '{"status_code":"$.error","error_message":"$.reason"}',
		};
		const docs = [{ _id: 'a' }, { _id: 'b' }];
		const { sent, result, fates } = await run(docs, settings, [
			http(201, [
				{ id: 'a', error: 'conflict', reason: 'Document update conflict.' },
				{ ok: true, id: 'b', rev: '1-967a' },
			]),
		]);
		expect(sent[0].body).toBe('{"new_edits":true,"docs":[{"_id":"a"},{"_id":"b"}]}');
		expect(fates).toEqual(['rejected', 'succeeded']);
		expect(result.settlements[0]).toMatchObject({
			httpStatus: 201,
			reason: 'conflict: Document update conflict.',
		});
	});
});

describe('Salesforce collections', () => {
	const error = { statusCode: 'DUPLICATES_DETECTED', message: 'Use one of these', fields: [] };
	const body = [
		{ id: '001', success: true, errors: [] },
		{ success: false, errors: [error] },
	];
	const map = '{"status_code":"$.errors[*].statusCode","error_message":"$.errors[*].message"}';

	it.each<[string, Overrides]>([
		['error code', { parsePathMapJson: map }],
		['field', { parsePathMapJson: map, recordOutcome: 'field', successField: '$.success' }],
	])('[{id, success, errors}] judged by %s', async (_, way) => {
		const settings = { requestSplitPath: '$.records[*]', ...way };
		const { result, fates } = await run(people(2), settings, [ok(body)]);
		expect(fates).toEqual(['succeeded', 'rejected']);
		expect(result.settlements[1].reason).toBe('DUPLICATES_DETECTED: Use one of these');
	});

	it('with a map that does not fit `success` still fails the record', async () => {
		const { fates } = await run(people(2), {}, [ok(body)]);
		expect(fates).toEqual(['succeeded', 'rejected']);
	});
});

describe('207 that lists only errors by index', () => {
	const settings: Overrides = {
		responseReports: 'failedRecordsOnly',
		responseSplitPath: '$.errors[*]',
		matchBy: 'index',
		responseIndexPath: '$.index',
		parsePathMapJson: '{"status_code":"$.status","error_message":"$.detail"}',
	};

	it('records that no part names succeeded', async () => {
		const errors = [{ index: 1, status: 400, detail: 'Bad e-mail' }];
		const { result, fates } = await run(people(3), settings, [http(207, { errors })]);
		expect(fates).toEqual(['succeeded', 'rejected', 'succeeded']);
		expect(result.settlements[1]).toMatchObject({ httpStatus: 207, reason: '400: Bad e-mail' });
	});

	it('a part that names a record fails it, even with a code of success', async () => {
		const { fates } = await run(people(1), settings, [
			http(207, { errors: [{ index: 0, status: 200 }] }),
		]);
		expect(fates).toEqual(['rejected']);
	});

	it('only the named records are sent again', async () => {
		const errors = [{ index: 2, status: 503 }];
		const { sent } = await run(people(3), settings, [
			http(207, { errors }),
			http(207, { errors: [] }),
		]);
		expect(sent[1].ids).toEqual(['3']);
	});
});

describe('a single object', () => {
	const settings: Overrides = {
		bulkSupport: false,
		parsePathMapJson: '{"status_code":"$.error.code","error_message":"$.error.message"}',
	};
	const body = { error: { code: 'INVALID', message: 'No such list' } };

	it.each([200, 400])(
		'{error: {code, message}} with %i fails with code and message',
		async (status) => {
			const { result, fates } = await run(people(1), settings, [http(status, body)]);
			expect(fates).toEqual(['rejected']);
			expect(result.settlements[0].parsed).toEqual({
				status_code: 'INVALID',
				error_message: 'No such list',
			});
			expect(result.settlements[0].reason).toContain('INVALID: No such list');
		},
	);

	it('{error: null} succeeded', async () => {
		expect((await run(people(1), settings, [ok({ error: null })])).fates).toEqual(['succeeded']);
	});

	it('for a whole batch it speaks for all its records', async () => {
		const whole: Overrides = { ...settings, bulkSupport: true, responseReports: 'wholeRequest' };
		expect((await run(people(2), whole, [ok(body)])).fates).toEqual(['rejected', 'rejected']);
	});

	it('where a list was expected it refuses the request, since it says so', async () => {
		expect((await run(people(2), {}, [ok(body)])).fates).toEqual(['rejected', 'rejected']);
	});
});
