import type { DocumentedApi } from './apis';

const ids = ['it-1', 'it-2', 'it-3'].map((id, at) => ({ id, email: `p${at}@example.com`, n: at }));
const rows = [{ city: 'Oslo' }, { city: 'Bern' }, { city: 'Rome' }];
const success = (body: unknown, status = 200) => ({ what: 'success', status, body, fates: 'SSS' });
const partial = (body: unknown, fates = 'SFS', status = 200) => ({
	what: 'partial',
	status,
	body,
	fates,
});
const refusal = (body: unknown, status = 400) => ({ what: 'refusal', status, body, fates: 'FFF' });

/** APIs beyond those that will have templates: shapes of other kinds. */
export const moreApis: readonly DocumentedApi[] = [
	{
		api: 'BigQuery: insertAll',
		source: 'cloud.google.com/bigquery, tabledata.insertAll',
		records: rows.map((json, at) => ({ insertId: `i${at}-2026`, json })),
		answers: [
			success({ kind: 'bigquery#tableDataInsertAllResponse' }),
			partial({
				kind: 'bigquery#tableDataInsertAllResponse',
				insertErrors: [
					{
						index: 1,
						errors: [
							{
								reason: 'invalid',
								location: 'city',
								debugInfo: '',
								message: 'no such field: city.',
							},
						],
					},
				],
			}),
			refusal(
				{
					error: {
						code: 404,
						message: 'Not found: Table x',
						errors: [{ message: 'Not found', domain: 'global', reason: 'notFound' }],
						status: 'NOT_FOUND',
					},
				},
				404,
			),
		],
	},
	{
		api: 'Kinesis: PutRecords',
		source: 'docs.aws.amazon.com/kinesis, PutRecords',
		records: rows.map((_, at) => ({ Data: 'eA==', PartitionKey: `pk${at}` })),
		answers: [
			success({
				FailedRecordCount: 0,
				Records: [1, 2, 3].map((n) => ({ SequenceNumber: `4959${n}`, ShardId: 'shard-0' })),
			}),
			partial({
				FailedRecordCount: 1,
				Records: [
					{ SequenceNumber: '49591', ShardId: 'shard-0' },
					{
						ErrorCode: 'ProvisionedThroughputExceededException',
						ErrorMessage: 'Rate exceeded for shard shard-1',
					},
					{ SequenceNumber: '49593', ShardId: 'shard-0' },
				],
			}),
			refusal({ __type: 'ResourceNotFoundException', message: 'Stream not found' }),
		],
	},
	{
		api: 'SQS: SendMessageBatch',
		source: 'docs.aws.amazon.com/sqs, SendMessageBatch',
		records: ['m-1', 'm-2', 'm-3'].map((Id) => ({ Id, MessageBody: 'x' })),
		answers: [
			success({
				Successful: ['m-1', 'm-2', 'm-3'].map((Id) => ({
					Id,
					MessageId: `${Id}-x`,
					MD5OfMessageBody: 'a',
				})),
				Failed: [],
			}),
			partial({
				Successful: [
					{ Id: 'm-1', MessageId: 'a', MD5OfMessageBody: 'a' },
					{ Id: 'm-3', MessageId: 'c', MD5OfMessageBody: 'a' },
				],
				Failed: [
					{
						Id: 'm-2',
						SenderFault: true,
						Code: 'InvalidMessageContents',
						Message: 'Invalid characters found',
					},
				],
			}),
			refusal({ __type: 'QueueDoesNotExist', message: 'The specified queue does not exist.' }),
		],
	},
	{
		api: 'Zoho CRM: upsert records',
		source: 'zoho.com/crm/developer, upsert-records',
		records: rows.map(({ city }) => ({ Last_Name: city })),
		answers: [
			success({
				data: [1, 2, 3].map((n) => ({
					code: 'SUCCESS',
					duplicate_field: null,
					action: 'insert',
					details: { id: `55${n}` },
					message: 'record added',
					status: 'success',
				})),
			}),
			partial(
				{
					data: [
						{
							code: 'SUCCESS',
							action: 'insert',
							details: { id: '551' },
							message: 'record added',
							status: 'success',
						},
						{
							code: 'MANDATORY_NOT_FOUND',
							details: { api_name: 'Last_Name' },
							message: 'required field not found',
							status: 'error',
						},
						{
							code: 'SUCCESS',
							action: 'update',
							details: { id: '553' },
							message: 'record updated',
							status: 'success',
						},
					],
				},
				'SFS',
				207,
			),
			refusal({ code: 'INVALID_DATA', details: {}, message: 'body', status: 'error' }),
		],
	},
	{
		api: 'Marketo: sync leads',
		source: 'developers.marketo.com, Leads',
		records: rows.map(({ city }) => ({ email: `${city}@example.com` })),
		answers: [
			success({
				requestId: 'e42b#1',
				success: true,
				result: [
					{ id: 50, status: 'created' },
					{ id: 51, status: 'updated' },
					{ id: 52, status: 'created' },
				],
			}),
			partial({
				requestId: 'e42b#1',
				success: true,
				result: [
					{ id: 50, status: 'created' },
					{
						status: 'skipped',
						reasons: [{ code: '1007', message: 'Multiple lead match lookup criteria' }],
					},
					{ id: 51, status: 'updated' },
				],
			}),
			{
				what: 'refusal with 200',
				status: 200,
				body: {
					requestId: 'e42b#1',
					success: false,
					errors: [{ code: '1003', message: 'Invalid action' }],
				},
				fates: 'NNN',
			},
		],
	},
	{
		api: 'QuickBooks: batch',
		source: 'developer.intuit.com, batch',
		records: ['b-1', 'b-2', 'b-3'].map((bId) => ({
			bId,
			operation: 'create',
			Vendor: { DisplayName: bId },
		})),
		answers: [
			success({
				BatchItemResponse: ['b-1', 'b-2', 'b-3'].map((bId) => ({
					Vendor: { Id: '5', DisplayName: bId },
					bId,
				})),
				time: '2026-11-01',
			}),
			partial({
				BatchItemResponse: [
					{ Vendor: { Id: '5' }, bId: 'b-1' },
					{
						Fault: {
							Error: [
								{
									Message: 'Duplicate Name Exists Error',
									code: '6240',
									Detail: 'The name supplied already exists.',
									element: '',
								},
							],
							type: 'ValidationFault',
						},
						bId: 'b-2',
					},
					{ Vendor: { Id: '7' }, bId: 'b-3' },
				],
				time: '2026-11-01',
			}),
			refusal({
				Fault: {
					Error: [{ Message: 'Request has invalid or unsupported property', code: '2010' }],
					type: 'ValidationFault',
				},
				time: '2026-11-01',
			}),
		],
	},
	{
		api: 'Google Ads: partial failure',
		source: 'developers.google.com/google-ads, partial-failure',
		records: rows.map((create) => ({ create })),
		answers: [
			success({
				results: [{ resourceName: 'c/1' }, { resourceName: 'c/2' }, { resourceName: 'c/3' }],
			}),
			partial({
				partialFailureError: {
					code: 3,
					message: 'Multiple errors in details',
					details: [
						{
							'@type': 'GoogleAdsFailure',
							errors: [
								{
									errorCode: { stringLengthError: 'TOO_SHORT' },
									message: 'Too short.',
									location: {
										fieldPathElements: [
											{ fieldName: 'operations', index: 1 },
											{ fieldName: 'create' },
										],
									},
								},
							],
						},
					],
				},
				results: [{ resourceName: 'c/1' }, {}, { resourceName: 'c/3' }],
			}),
			refusal({
				error: {
					code: 400,
					message: 'Request contains an invalid argument.',
					status: 'INVALID_ARGUMENT',
				},
			}),
		],
	},
	{
		api: 'Cosmos DB: transactional batch',
		source: 'learn.microsoft.com/cosmos-db, transactional batch',
		records: rows,
		answers: [
			success([201, 201, 200].map((statusCode) => ({ statusCode, requestCharge: 6.4, eTag: 'x' }))),
			partial(
				[
					{ statusCode: 424, requestCharge: 0 },
					{ statusCode: 409, requestCharge: 1.2 },
					{ statusCode: 424, requestCharge: 0 },
				],
				'FFF',
				207,
			),
			refusal({ code: 'BadRequest', message: 'Message: One of the inputs is invalid' }),
		],
	},
	{
		api: 'Shopify: GraphQL bulk input',
		source: 'shopify.dev, userErrors with a field path',
		records: ids,
		answers: [
			success({
				data: {
					metafieldsSet: {
						metafields: [{ id: 'gid://m/1' }, { id: 'gid://m/2' }, { id: 'gid://m/3' }],
						userErrors: [],
					},
				},
			}),
			partial(
				{
					data: {
						metafieldsSet: {
							metafields: null,
							userErrors: [
								{
									field: ['metafields', '1', 'value'],
									message: 'Value must be an integer',
									code: 'INVALID_VALUE',
								},
							],
						},
					},
				},
				'SFS',
			),
		],
	},
	{
		api: 'an API that numbers rows from 1',
		source: 'invented: a CSV-like import',
		records: rows,
		answers: [
			success({ imported: 3, rejected: 0, errors: [] }),
			partial(
				{ imported: 2, rejected: 1, errors: [{ row: 3, message: 'city is unknown' }] },
				'SSF',
			),
			refusal({ error: 'file too large' }, 413),
		],
	},
	{
		api: 'an API with two lists of ids',
		source: 'invented: two plain lists',
		records: ids,
		answers: [
			success({ accepted: ['it-1', 'it-2', 'it-3'], rejected: [] }),
			partial({ accepted: ['it-1', 'it-3'], rejected: [{ id: 'it-2', reason: 'blocked' }] }),
			refusal({ detail: 'no items' }),
		],
	},
	{
		api: 'an API that answers under the ids',
		source: 'invented: an object keyed by id',
		records: ids,
		answers: [
			success({ results: { 'it-1': { ok: true }, 'it-2': { ok: true }, 'it-3': { ok: true } } }),
			partial({
				results: {
					'it-3': { ok: true },
					'it-2': { ok: false, error: { code: 'E9', message: 'too old' } },
					'it-1': { ok: true },
				},
			}),
			refusal({ error: { code: 'E1', message: 'no items' } }),
		],
	},
	{
		api: 'an API that answers errors under positions',
		source: 'invented: Rails-like errors by position',
		records: rows,
		answers: [
			success({ created: 3, errors: {} }),
			partial({ created: 2, errors: { '1': ['City is unknown'] } }),
			refusal({ errors: { base: ['is invalid'] } }, 422),
		],
	},
	{
		api: 'an API that shuffles its parts',
		source: 'invented: results in any order, ids in another case',
		records: ids.map(({ email }) => ({ Email: email })),
		answers: [
			success({
				data: {
					items: [2, 0, 1].map((at) => ({
						contact: { email: `P${at}@Example.com` },
						state: 'CREATED',
					})),
				},
			}),
			partial({
				data: {
					items: [
						{ contact: { email: 'P2@Example.com' }, state: 'CREATED' },
						{
							contact: { email: 'P1@Example.com' },
							state: 'FAILED',
							why: { text: 'unsubscribed' },
						},
						{ contact: { email: 'P0@Example.com' }, state: 'UPDATED' },
					],
				},
			}),
			refusal({ title: 'Bad Request', detail: 'items is required' }),
		],
	},
	{
		api: 'an API that says it in a sentence',
		source: 'invented: the position in the text of an error',
		records: rows,
		answers: [
			success({ ok: true }),
			partial({ ok: true, errors: ['Record 1: city is unknown'] }),
			refusal({ ok: false, errors: ['nothing to do'] }),
		],
	},
	{
		api: 'an API with words of its own, under the keys',
		source: 'invented in a trial: verdicts by address',
		records: ids.map(({ email }) => ({ mail: email })),
		answers: [
			success({
				verdicts: Object.fromEntries(ids.map(({ email }, no) => [email, { verdict: 'kept', no }])),
			}),
			partial({
				verdicts: {
					'p0@example.com': { verdict: 'kept', no: 71 },
					'p1@example.com': {
						verdict: 'turned_down',
						because: { key: 'MAIL', say: 'mail has no @' },
					},
					'p2@example.com': { verdict: 'kept', no: 72 },
				},
			}),
			refusal({ fault: 'at most 20' }, 413),
		],
	},
	{
		api: 'an API that gives a problem in place of a number',
		source: 'invented: no words for yes and no at all',
		records: rows,
		answers: [
			success([{ no: 1 }, { no: 2 }, { no: 3 }]),
			partial([{ no: 1 }, { problem: 'city is not known here' }, { no: 2 }]),
			refusal({ problem: 'nothing was sent' }),
		],
	},
	{
		api: 'FCM: multicast',
		source: 'firebase.google.com, legacy HTTP protocol',
		records: rows.map((_, at) => ({ token: `t${at}` })),
		answers: [
			success({
				multicast_id: 108,
				success: 3,
				failure: 0,
				canonical_ids: 0,
				results: [{ message_id: '0:1' }, { message_id: '0:2' }, { message_id: '0:3' }],
			}),
			partial({
				multicast_id: 108,
				success: 2,
				failure: 1,
				canonical_ids: 0,
				results: [{ message_id: '0:1' }, { error: 'NotRegistered' }, { message_id: '0:3' }],
			}),
			refusal('JSON_PARSING_ERROR: Unexpected character'),
		],
	},
	{
		api: 'OneSignal: notifications',
		source: 'documentation.onesignal.com, create notification',
		records: ['p-001', 'p-002', 'p-003'].map((player) => ({ player })),
		answers: [
			success({ id: 'n-1', recipients: 3 }),
			partial({ id: 'n-1', recipients: 2, errors: { invalid_player_ids: ['p-002'] } }),
			refusal({ errors: ['app_id not found'] }),
		],
	},
	{
		api: 'Xero: contacts',
		source: 'developer.xero.com, summarizeErrors=false',
		records: rows.map(({ city }) => ({ Name: city })),
		answers: [
			success({
				Id: 'r1',
				Status: 'OK',
				Contacts: rows.map(({ city }) => ({
					ContactID: `c-${city}`,
					Name: city,
					HasValidationErrors: false,
				})),
			}),
			partial({
				Id: 'r1',
				Status: 'OK',
				Contacts: [
					{ ContactID: 'c-1', Name: 'Oslo', HasValidationErrors: false },
					{
						ContactID: '0',
						Name: 'Bern',
						HasValidationErrors: true,
						ValidationErrors: [{ Message: 'The contact name is already assigned' }],
					},
					{ ContactID: 'c-3', Name: 'Rome', HasValidationErrors: false },
				],
			}),
			refusal({
				ErrorNumber: 17,
				Type: 'NoDataProcessedException',
				Message: 'No data has been processed.',
			}),
		],
	},
];
