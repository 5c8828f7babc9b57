import type { JsonObject } from '../../../../../nodes/ApiBulkSender/engine/types';

/** An answer as the API's documentation shows it, with invented values. */
export interface DocumentedAnswer {
	what: string;
	status: number;
	body: unknown;
	/** A letter for each record: S it succeeded, F it failed, N it failed but may be called unclear. */
	fates: string;
	/** Other records than the API's. */
	records?: readonly JsonObject[];
}

export interface DocumentedApi {
	api: string;
	/** Where the shape is documented. */
	source: string;
	records: readonly JsonObject[];
	answers: readonly DocumentedAnswer[];
}

const people = [
	{ email: 'ada@example.com', firstName: 'Ada', score: 3 },
	{ email: 'bob@example.com', firstName: 'Bob', score: 9 },
	{ email: 'cyd@example', firstName: 'Cyd', score: 3 },
];

const tooMany = (body: unknown = { message: 'Too many requests' }): DocumentedAnswer => ({
	what: 'rate limit',
	status: 429,
	body,
	fates: 'FFF',
});

export const documentedApis: readonly DocumentedApi[] = [
	{
		api: 'HubSpot: contacts batch upsert',
		source: 'HubSpot-public-api-spec-collection, CRM contacts 2026-03',
		records: [
			{ id: 'ada@example.com', idProperty: 'email', objectWriteTraceId: 'row-1', properties: {} },
			{ id: 'bob@example.com', idProperty: 'email', objectWriteTraceId: 'row-2', properties: {} },
			{ id: 'cyd@example', idProperty: 'email', objectWriteTraceId: 'row-3', properties: {} },
		],
		answers: [
			{
				what: 'success',
				status: 200,
				body: {
					status: 'COMPLETE',
					results: [
						{
							id: '901',
							new: true,
							objectWriteTraceId: 'row-1',
							properties: { email: 'ada@example.com' },
						},
						{
							id: '902',
							new: false,
							objectWriteTraceId: 'row-2',
							properties: { email: 'bob@example.com' },
						},
						{
							id: '903',
							new: false,
							objectWriteTraceId: 'row-3',
							properties: { email: 'cyd@example' },
						},
					],
					startedAt: '2026-11-01T10:00:00.000Z',
					completedAt: '2026-11-01T10:00:00.200Z',
				},
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 207,
				body: {
					status: 'COMPLETE',
					results: [
						{ id: '901', new: true, objectWriteTraceId: 'row-1', properties: {} },
						{ id: '902', new: true, objectWriteTraceId: 'row-2', properties: {} },
					],
					numErrors: 1,
					errors: [
						{
							status: 'error',
							category: 'VALIDATION_ERROR',
							message: 'Property values were not valid',
							context: { objectWriteTraceId: ['row-3'] },
						},
					],
				},
				fates: 'SSF',
			},
			{
				what: 'refusal',
				status: 400,
				body: {
					status: 'error',
					message: 'Invalid input JSON',
					correlationId: '7a1c',
					category: 'VALIDATION_ERROR',
				},
				fates: 'FFF',
			},
			tooMany({
				status: 'error',
				message: 'You have reached your secondly limit.',
				policyName: 'SECONDLY',
			}),
		],
	},
	{
		api: 'Salesforce: sObject collections upsert',
		source: 'developer.salesforce.com, sObject Collections Upsert',
		records: [
			{ attributes: { type: 'Contact' }, Ext__c: 'A-1', LastName: 'Ada' },
			{ attributes: { type: 'Contact' }, Ext__c: 'A-2', LastName: 'Bob' },
			{ attributes: { type: 'Contact' }, Ext__c: 'A-3' },
		],
		answers: [
			{
				what: 'success',
				status: 200,
				body: [
					{ id: '003A1', success: true, errors: [], created: true },
					{ id: '003A2', success: true, errors: [], created: false },
					{ id: '003A3', success: true, errors: [], created: true },
				],
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 200,
				body: [
					{ id: '003A1', success: true, errors: [], created: true },
					{ id: '003A2', success: true, errors: [], created: false },
					{
						success: false,
						errors: [
							{
								statusCode: 'REQUIRED_FIELD_MISSING',
								message: 'Required fields are missing: [LastName]',
								fields: ['LastName'],
							},
						],
					},
				],
				fates: 'SSF',
			},
			{
				what: 'refusal',
				status: 400,
				body: [{ message: 'Unexpected character', errorCode: 'JSON_PARSER_ERROR' }],
				fates: 'FFF',
			},
			{
				what: 'limit of the day',
				status: 403,
				body: [{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }],
				fates: 'FFF',
			},
		],
	},
	{
		api: 'Klaviyo: bulk profile import',
		source: 'klaviyo/openapi, bulk_import_profiles, revision 2026-07-15',
		records: people.map((attributes) => ({ type: 'profile', attributes })),
		answers: [
			{
				what: 'success',
				status: 202,
				body: {
					data: {
						type: 'profile-bulk-import-job',
						id: 'job_7',
						attributes: {
							status: 'queued',
							created_at: '2026-11-01T10:00:00+00:00',
							total_count: 3,
							completed_count: 0,
							failed_count: 0,
						},
						links: { self: 'https://a.klaviyo.example/api/profile-bulk-import-jobs/job_7' },
					},
				},
				fates: 'SSS',
			},
			{
				what: 'refusal',
				status: 400,
				body: {
					errors: [
						{
							id: '7f8',
							status: 400,
							code: 'invalid',
							title: 'Invalid input.',
							detail: 'Invalid email address',
							source: { pointer: '/data/attributes/profiles/data/2/attributes/email' },
						},
					],
				},
				fates: 'FFF',
			},
			tooMany({
				errors: [
					{
						status: 429,
						code: 'throttled',
						title: 'Request was throttled.',
						detail: 'Expected available in 1 second.',
					},
				],
			}),
		],
	},
	{
		api: 'Braze: users/track',
		source: 'braze-docs, post_user_track; action-destinations (entries)',
		records: people.map(({ email }, at) => ({ external_id: `u-${at + 1}`, email })),
		answers: [
			{
				what: 'success',
				status: 201,
				body: { message: 'success', attributes_processed: 3 },
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 201,
				body: {
					message: 'success',
					attributes_processed: 2,
					errors: [{ type: "'email' is not a valid address", input_array: 'attributes', index: 2 }],
				},
				fates: 'SSF',
			},
			{
				what: 'refusal',
				status: 400,
				body: { message: "Valid data must be provided in the 'attributes' field" },
				fates: 'FFF',
			},
			tooMany({ message: 'You have exceeded the rate limit' }),
		],
	},
	{
		api: 'Mailchimp: batch subscribe',
		source: 'mailchimp-marketing-node, lists.batchListMembers',
		records: people.map(({ email }) => ({ email_address: email, status: 'subscribed' })),
		answers: [
			{
				what: 'success',
				status: 200,
				body: {
					new_members: [
						{ id: 'c1', email_address: 'ada@example.com', status: 'subscribed', merge_fields: {} },
						{ id: 'c2', email_address: 'bob@example.com', status: 'subscribed', merge_fields: {} },
					],
					updated_members: [{ id: 'c3', email_address: 'cyd@example', status: 'subscribed' }],
					errors: [],
					total_created: 2,
					total_updated: 1,
					error_count: 0,
				},
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 200,
				body: {
					new_members: [
						{ id: 'c1', email_address: 'ada@example.com', status: 'subscribed', merge_fields: {} },
					],
					updated_members: [{ id: 'c2', email_address: 'bob@example.com', status: 'subscribed' }],
					errors: [
						{
							email_address: 'cyd@example',
							error: 'cyd@example looks fake or invalid, please enter a real email address.',
							error_code: 'ERROR_GENERIC',
							field: '',
							field_message: '',
						},
					],
					total_created: 1,
					total_updated: 1,
					error_count: 1,
				},
				fates: 'SSF',
			},
			{
				what: 'refusal',
				status: 400,
				body: {
					type: 'about:blank',
					title: 'Invalid Resource',
					status: 400,
					detail: 'The resource submitted could not be validated.',
					instance: 'x-1',
				},
				fates: 'FFF',
			},
			tooMany({
				title: 'Too Many Requests',
				status: 429,
				detail: 'You have exceeded the limit of 10 simultaneous connections.',
			}),
		],
	},
	{
		api: 'Airtable: upsert records',
		source: 'airtable.com developers, Update multiple records',
		records: people.map(({ email, firstName }) => ({ fields: { Email: email, Name: firstName } })),
		answers: [
			{
				what: 'success',
				status: 200,
				body: {
					records: [
						{
							id: 'rec1',
							createdTime: '2026-11-01T10:00:00.000Z',
							fields: { Email: 'ada@example.com', Name: 'Ada' },
						},
						{
							id: 'rec2',
							createdTime: '2026-11-01T10:00:00.000Z',
							fields: { Email: 'bob@example.com', Name: 'Bob' },
						},
						{
							id: 'rec3',
							createdTime: '2026-11-01T10:00:00.000Z',
							fields: { Email: 'cyd@example', Name: 'Cyd' },
						},
					],
					createdRecords: ['rec1'],
					updatedRecords: ['rec2', 'rec3'],
				},
				fates: 'SSS',
			},
			{
				what: 'refusal',
				status: 422,
				body: {
					error: {
						type: 'INVALID_VALUE_FOR_COLUMN',
						message: 'Field "Score" cannot accept the provided value',
					},
				},
				fates: 'FFF',
			},
			tooMany({
				errors: [
					{ error: 'RATE_LIMIT_REACHED', message: 'Rate limit exceeded. Please try again later' },
				],
			}),
		],
	},
	{
		api: 'Meta: Conversions API',
		source: 'developers.facebook.com, Using the API',
		records: people.map((_, at) => ({
			event_name: 'Purchase',
			event_time: 1_793_000_000,
			event_id: `o-${at + 1}`,
			user_data: {},
		})),
		answers: [
			{
				what: 'success',
				status: 200,
				body: { events_received: 3, messages: [], fbtrace_id: 'AbC' },
				fates: 'SSS',
			},
			{
				what: 'refusal',
				status: 400,
				body: {
					error: {
						message: 'Invalid parameter',
						type: 'OAuthException',
						code: 100,
						error_subcode: 2_804_003,
						is_transient: false,
						error_user_title: 'Event Timestamp Too Old',
						error_user_msg: 'The timestamp for this event is too far in the past.',
						fbtrace_id: 'AbC',
					},
				},
				fates: 'FFF',
			},
		],
	},
	{
		api: 'Customer.io: Track v2 batch',
		source: 'docs.customer.io, track_v2/batch',
		records: people.map(({ email }, at) => ({
			type: 'person',
			action: 'identify',
			identifiers: { id: String(at + 41) },
			attributes: { email },
		})),
		answers: [
			{ what: 'success', status: 200, body: {}, fates: 'SSS' },
			{
				what: 'partial',
				status: 207,
				body: {
					errors: [
						{
							batch_index: 1,
							reason: 'invalid',
							field: 'identifiers',
							message: 'identifiers are not valid',
						},
					],
				},
				fates: 'SFS',
			},
			{
				what: 'refusal',
				status: 400,
				body: { errors: [{ reason: 'invalid', message: 'request body is not valid JSON' }] },
				fates: 'FFF',
			},
			tooMany({ errors: [{ reason: 'rate limited' }] }),
		],
	},
	{
		api: 'Iterable: users/bulkUpdate',
		source: 'Iterable/api-client, users.ts',
		records: [
			{ email: 'ada@example.com', userId: 'u1', dataFields: {} },
			{ userId: 'u2', dataFields: {} },
			{ email: 'cyd@example', userId: 'u3', dataFields: {} },
		],
		answers: [
			{
				what: 'success',
				status: 200,
				body: {
					successCount: 3,
					failCount: 0,
					createdFields: ['plan'],
					filteredOutFields: [],
					failedUpdates: { invalidEmails: [], notFoundEmails: [], invalidUserIds: [] },
				},
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 200,
				body: {
					successCount: 2,
					failCount: 1,
					invalidEmails: ['cyd@example'],
					invalidUserIds: [],
					createdFields: [],
					filteredOutFields: [],
					failedUpdates: { invalidEmails: ['cyd@example'], notFoundEmails: [], invalidUserIds: [] },
				},
				fates: 'SSF',
			},
			{
				what: 'partial, another list',
				status: 200,
				body: {
					successCount: 2,
					failCount: 1,
					createdFields: [],
					filteredOutFields: [],
					failedUpdates: { invalidEmails: [], notFoundEmails: [], notFoundUserIds: ['u2'] },
				},
				fates: 'SFS',
			},
			{
				what: 'refusal',
				status: 400,
				body: { msg: 'Invalid JSON', code: 'BadParams', params: null },
				fates: 'FFF',
			},
			tooMany({ msg: 'Too many requests', code: 'RateLimitExceeded', params: null }),
		],
	},
	{
		api: 'Mixpanel: import',
		source: 'mixpanel/docs, ingestion.openapi.yaml',
		records: people.map((_, at) => ({
			event: 'Signup',
			properties: { time: 1_793_000_000, distinct_id: `u${at}`, $insert_id: `e-${at}-2026` },
		})),
		answers: [
			{
				what: 'success',
				status: 200,
				body: { code: 200, num_records_imported: 3, status: 'OK' },
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 400,
				body: {
					code: 400,
					num_records_imported: 2,
					status: 'Bad Request',
					failed_records: [
						{
							index: 1,
							insert_id: 'e-1-2026',
							field: 'properties.time',
							message: "'properties.time' is invalid: must be specified as seconds since epoch",
						},
					],
				},
				fates: 'SFS',
			},
			{
				what: 'refusal',
				status: 401,
				body: { code: 401, error: 'Invalid credentials', status: 'Unauthorized' },
				fates: 'FFF',
			},
			tooMany({ code: 429, error: 'Project exceeded rate limits.', status: 'Too Many Requests' }),
		],
	},
	{
		api: 'CleverTap: upload profiles',
		source: 'developer.clevertap.com, Upload User Profiles',
		records: people.map((profileData, at) => ({
			identity: `c-${at + 1}`,
			type: 'profile',
			profileData,
		})),
		answers: [
			{
				what: 'success',
				status: 200,
				body: { status: 'success', processed: 3, unprocessed: [] },
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 200,
				body: {
					status: 'partial',
					processed: 2,
					unprocessed: [
						{
							status: 'fail',
							code: 515,
							error: 'Phone number should contain + and country code. Skipped record number : 2',
							record: { identity: 'c-2', type: 'profile', profileData: {} },
						},
					],
				},
				fates: 'SFS',
			},
			{
				what: 'refusal',
				status: 401,
				body: { status: 'fail', error: 'Invalid credentials', code: 401 },
				fates: 'FFF',
			},
			tooMany({ status: 'fail', error: 'Too many concurrent requests', code: 429 }),
		],
	},
	{
		api: 'Segment: HTTP API batch',
		source: 'segment-docs, sources/catalog/libraries/server/http-api',
		records: people.map((traits, at) => ({
			type: 'identify',
			userId: `u${at}`,
			traits,
			messageId: `m-${at}`,
		})),
		answers: [
			{ what: 'success', status: 200, body: { success: true }, fates: 'SSS' },
			{
				what: 'refusal',
				status: 400,
				body: { success: false, message: 'malformed JSON', code: 'bad_request' },
				fates: 'FFF',
			},
			tooMany(''),
		],
	},
	{
		api: 'Bloomreach: batch commands',
		source: 'documentation.bloomreach.com, batch-commands',
		records: people.map(({ email }, at) => ({
			name: 'customers',
			command_id: `cmd-${at + 1}`,
			data: { customer_ids: { registered: email } },
		})),
		answers: [
			{
				what: 'success',
				status: 200,
				body: {
					results: [
						{ success: true, command_id: 'cmd-1' },
						{ success: true, command_id: 'cmd-2' },
						{ success: true, command_id: 'cmd-3' },
					],
					start_time: 1.5,
					end_time: 1.6,
					success: true,
				},
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 200,
				body: {
					results: [
						{ success: true, command_id: 'cmd-1' },
						{ success: false, command_id: 'cmd-2', errors: ['no customer id given'] },
						{ success: true, command_id: 'cmd-3' },
					],
					start_time: 1.5,
					end_time: 1.6,
					success: true,
				},
				fates: 'SFS',
			},
			{
				what: 'refusal with 200',
				status: 200,
				body: { success: false, errors: { _global: ['commands must not be empty'] } },
				fates: 'NNN',
			},
			{
				what: 'refusal',
				status: 400,
				body: { success: false, message: 'Invalid JSON' },
				fates: 'FFF',
			},
			tooMany({ success: false, message: 'Too many requests' }),
		],
	},
	{
		api: 'Postmark: batch e-mail',
		source: 'postmarkapp.com/developer, batch emails',
		records: people.map(({ email }) => ({
			From: 'us@example.com',
			To: email,
			Subject: 'Hello',
			TextBody: 'Hi',
		})),
		answers: [
			{
				what: 'success',
				status: 200,
				body: ['m1', 'm2', 'm3'].map((id, at) => ({
					To: people[at].email,
					SubmittedAt: '2026-11-01T10:00:00Z',
					MessageID: id,
					ErrorCode: 0,
					Message: 'OK',
				})),
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 200,
				body: [
					{
						To: 'ada@example.com',
						SubmittedAt: '2026-11-01T10:00:00Z',
						MessageID: 'm1',
						ErrorCode: 0,
						Message: 'OK',
					},
					{
						ErrorCode: 406,
						Message: 'You tried to send to a recipient that has been marked as inactive.',
					},
					{ ErrorCode: 300, Message: "Error parsing 'To': Illegal email address 'cyd@example'." },
				],
				fates: 'SFF',
			},
			{
				what: 'refusal',
				status: 422,
				body: { ErrorCode: 410, Message: 'Batch of messages is too large.' },
				fates: 'FFF',
			},
			tooMany({ ErrorCode: 429, Message: 'Rate limit exceeded' }),
		],
	},
	{
		api: 'SendGrid: marketing contacts',
		source: 'twilio/sendgrid-oai, tsg_mc_contacts_v3.yaml',
		records: people.map(({ email }) => ({ email })),
		answers: [
			{ what: 'success', status: 202, body: { job_id: '7c2e-11' }, fates: 'SSS' },
			{
				what: 'refusal',
				status: 400,
				body: {
					errors: [
						{
							field: 'contacts[2].email',
							message: 'email is not valid',
							error_id: 'invalid_email',
							parameter: 'cyd@example',
						},
					],
				},
				fates: 'FFF',
			},
			tooMany({ errors: [{ field: null, message: 'too many requests' }] }),
		],
	},
	{
		api: 'Amplitude: batch event upload',
		source: 'amplitude-docs, batch-event-upload',
		records: people.map((_, at) => ({
			event_type: 'signup',
			user_id: `user-${at + 1}`,
			insert_id: `i-${at + 1}`,
		})),
		answers: [
			{
				what: 'success',
				status: 200,
				body: {
					code: 200,
					events_ingested: 3,
					payload_size_bytes: 180,
					server_upload_time: 1_793_000_000_000,
				},
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 400,
				body: {
					code: 400,
					error: 'Invalid field values on some events',
					missing_field: null,
					events_with_invalid_fields: { time: [0, 2] },
					events_with_missing_fields: {},
					events_with_invalid_id_lengths: {},
					silenced_events: [],
				},
				fates: 'FFF',
			},
			{
				what: 'refusal',
				status: 413,
				body: { code: 413, error: 'Payload too large' },
				fates: 'FFF',
			},
			tooMany({
				code: 429,
				error: 'Too many requests for some devices and users',
				eps_threshold: 10,
				throttled_events: [1],
				throttled_users: { 'user-2': 12 },
			}),
		],
	},
	{
		api: 'PostHog: batch',
		source: 'PostHog/posthog.com, capture.mdx',
		records: people.map((_, at) => ({ event: 'e', properties: { distinct_id: `u${at}` } })),
		answers: [
			{ what: 'success', status: 200, body: { status: 1 }, fates: 'SSS' },
			{ what: 'success, newer', status: 200, body: { status: 'Ok' }, fates: 'SSS' },
			{
				what: 'refusal',
				status: 401,
				body: {
					type: 'authentication_error',
					code: 'invalid_api_key',
					detail: 'Project API key invalid.',
				},
				fates: 'FFF',
			},
		],
	},
	{
		api: 'Zendesk: job of create_or_update_many',
		source: 'developer.zendesk.com, job_statuses',
		records: people.map(({ email, firstName }) => ({ email, name: firstName })),
		answers: [
			{
				what: 'success',
				status: 200,
				body: {
					job_status: {
						id: 'j1',
						status: 'completed',
						total: 3,
						progress: 3,
						results: [0, 1, 2].map((index) => ({
							index,
							id: 500 + index,
							action: 'create',
							status: 'Created',
							success: true,
						})),
					},
				},
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 200,
				body: {
					job_status: {
						id: 'j1',
						status: 'completed',
						total: 3,
						progress: 3,
						results: [
							{ index: 0, id: 500, action: 'create', status: 'Created', success: true },
							{ index: 1, id: 501, action: 'update', status: 'Updated', success: true },
							{
								index: 2,
								error: 'UserCreateError',
								details: 'Email:  cyd@example is not properly formatted',
								success: false,
							},
						],
					},
				},
				fates: 'SSF',
			},
			tooMany({
				error: 'TooManyRequests',
				description: 'Number of allowed API requests per minute exceeded',
			}),
		],
	},
	{
		api: 'Meilisearch: documents',
		source: 'meilisearch/documentation, meilisearch-openapi.json',
		records: people.map((one, at) => ({ ...one, id: at + 1 })),
		answers: [
			{
				what: 'success',
				status: 202,
				body: {
					taskUid: 147,
					indexUid: 'people',
					status: 'enqueued',
					type: 'documentAdditionOrUpdate',
					enqueuedAt: '2026-11-01T10:00:00Z',
				},
				fates: 'SSS',
			},
			{
				what: 'refusal',
				status: 400,
				body: {
					message: 'The Content-Type is invalid',
					code: 'invalid_content_type',
					type: 'invalid_request',
					link: 'https://docs.example',
				},
				fates: 'FFF',
			},
		],
	},
	{
		api: 'Typesense: import',
		source: 'typesense-api-spec, openapi.yml',
		records: people.map((one, at) => ({ ...one, id: String(at + 1) })),
		answers: [
			{
				what: 'success',
				status: 200,
				body: '{"success":true}\n{"success":true}\n{"success":true}',
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 200,
				body: '{"success":true}\n{"code":400,"document":"{\\"id\\":\\"2\\"}","error":"Field `score` must be an int32.","success":false}\n{"success":true}',
				fates: 'SFS',
			},
			{ what: 'refusal', status: 404, body: { message: 'Not Found' }, fates: 'FFF' },
		],
	},
	{
		api: 'Algolia: batch',
		source: 'algolia/api-clients-automation, batch.yml',
		records: ['p-100', 'p-101', 'p-102'].map((objectID) => ({
			action: 'updateObject',
			body: { objectID },
		})),
		answers: [
			{
				what: 'success',
				status: 200,
				body: { taskID: 792, objectIDs: ['p-100', 'p-101', 'p-102'] },
				fates: 'SSS',
			},
			{
				what: 'refusal',
				status: 400,
				body: { message: 'objectID is missing', status: 400 },
				fates: 'FFF',
			},
			tooMany({ message: 'Too Many Requests', status: 429 }),
		],
	},
	{
		api: 'Elasticsearch: bulk',
		source: 'elasticsearch-specification, _global/bulk',
		records: people.map((one, at) => ({ ...one, sku: `sku-${at}` })),
		answers: [
			{
				what: 'success',
				status: 200,
				body: {
					took: 9,
					errors: false,
					items: ['a', 'b', 'c'].map((_id) => ({
						index: {
							_index: 'people',
							_id,
							_version: 1,
							result: 'created',
							status: 201,
							_shards: { total: 2, successful: 1, failed: 0 },
						},
					})),
				},
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 200,
				body: {
					took: 9,
					errors: true,
					items: [
						{
							index: {
								_index: 'people',
								_id: 'a',
								result: 'created',
								status: 201,
								_shards: { total: 2, successful: 1, failed: 0 },
							},
						},
						{
							index: {
								_index: 'people',
								_id: 'b',
								result: 'updated',
								status: 200,
								_shards: { total: 2, successful: 1, failed: 0 },
							},
						},
						{
							index: {
								_index: 'people',
								_id: 'c',
								status: 400,
								error: {
									type: 'document_parsing_exception',
									reason: 'failed to parse field [score]',
								},
							},
						},
					],
				},
				fates: 'SSF',
			},
			{
				what: 'partial, too busy',
				status: 200,
				body: {
					took: 9,
					errors: true,
					items: [
						{ create: { _index: 'people', _id: 'a', result: 'created', status: 201 } },
						{
							create: {
								_index: 'people',
								_id: 'b',
								status: 429,
								error: { type: 'es_rejected_execution_exception', reason: 'rejected execution' },
							},
						},
						{
							create: {
								_index: 'people',
								_id: 'c',
								status: 409,
								error: {
									type: 'version_conflict_engine_exception',
									reason: 'document already exists',
								},
							},
						},
					],
				},
				fates: 'SFF',
			},
			{
				what: 'refusal',
				status: 400,
				body: {
					error: {
						root_cause: [{ type: 'illegal_argument_exception', reason: 'Malformed action' }],
						type: 'illegal_argument_exception',
						reason: 'Malformed action',
					},
					status: 400,
				},
				fates: 'FFF',
			},
			tooMany({
				error: { type: 'circuit_breaking_exception', reason: 'Data too large' },
				status: 429,
			}),
		],
	},
	{
		api: 'Pinterest: conversions',
		source: 'pinterest/api-description, v5/openapi.json',
		records: people.map((_, at) => ({
			event_name: 'checkout',
			event_id: `ev-${at}`,
			action_source: 'web',
		})),
		answers: [
			{
				what: 'success',
				status: 200,
				body: {
					num_events_received: 3,
					num_events_processed: 3,
					events: [0, 1, 2].map(() => ({
						status: 'processed',
						error_message: null,
						warning_message: null,
					})),
				},
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 200,
				body: {
					num_events_received: 3,
					num_events_processed: 2,
					events: [
						{ status: 'processed', error_message: null, warning_message: "'em' is not hashed" },
						{ status: 'failed', error_message: "'event_time' is out of range" },
						{ status: 'processed', error_message: null, warning_message: null },
					],
				},
				fates: 'SFS',
			},
			{
				what: 'refusal',
				status: 422,
				body: { code: 4, message: 'Not all events were processed', details: {} },
				fates: 'FFF',
			},
			tooMany({ code: 8, message: 'You have exceeded your rate limit.' }),
		],
	},
	{
		api: 'MoEngage: bulk import',
		source: 'api-evangelist/moengage, moengage-bulk-api-openapi.yml',
		records: people.map((attributes, at) => ({
			type: 'customer',
			customer_id: `m${at}`,
			attributes,
		})),
		answers: [
			{
				what: 'success',
				status: 200,
				body: {
					status: 'success',
					message: 'Your request has been accepted and will be processed soon.',
				},
				fates: 'SSS',
			},
			{
				what: 'refusal',
				status: 400,
				body: {
					status: 'fail',
					error: {
						message: 'type is missing',
						type: 'MissingAttributeError',
						attribute: 'type',
						request_id: 'r1',
					},
				},
				fates: 'FFF',
			},
		],
	},
	{
		api: 'Dataverse: CreateMultiple',
		source: 'MicrosoftDocs/powerapps-docs, bulk-operations.md',
		records: people.map(({ firstName }) => ({
			'@odata.type': 'Microsoft.Dynamics.CRM.contact',
			firstname: firstName,
		})),
		answers: [
			{
				what: 'success',
				status: 200,
				body: {
					'@odata.context': 'https://org.example/api/data/v9.2/$metadata#Collection',
					Ids: ['e0f1', 'e0f2', 'e0f3'],
				},
				fates: 'SSS',
			},
			{
				what: 'refusal',
				status: 400,
				body: { error: { code: '0x80040265', message: 'lastname is required' } },
				fates: 'FFF',
			},
			tooMany({
				error: {
					code: '0x80072322',
					message:
						'Number of requests exceeded the limit of 6000 over a time window of 300 seconds.',
				},
			}),
		],
	},
	{
		api: 'LinkedIn: conversion events',
		source: 'rudder-transformer, linkedin_ads',
		records: people.map((_, at) => ({ conversion: 'urn:lla:1', eventId: `conv-${at}`, user: {} })),
		answers: [
			{
				what: 'success',
				status: 200,
				body: { elements: [{ status: 201 }, { status: 201 }, { status: 201 }] },
				fates: 'SSS',
			},
			{
				what: 'refusal',
				status: 422,
				body: {
					message:
						'Index: 0, ERROR :: /conversionHappenedAt is required\nIndex: 2, ERROR :: /user/userIds is required',
					status: 422,
				},
				fates: 'FFF',
			},
			tooMany({ message: 'Resource level throttle limit reached', status: 429 }),
		],
	},
	{
		api: 'Emarsys: contacts',
		source: 'rudder-transformer, emarsys; dev.emarsys.com',
		records: people.map(({ email, firstName }) => ({ '1': firstName, '3': email })),
		answers: [
			{
				what: 'success',
				status: 200,
				body: { replyCode: 0, replyText: 'OK', data: { ids: ['101', '102', '103'] } },
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 200,
				body: {
					replyCode: 0,
					replyText: 'OK',
					data: {
						ids: ['101', '102'],
						errors: { 'cyd@example': { '2004': 'Invalid key field value' } },
					},
				},
				fates: 'SSF',
			},
			{
				what: 'refusal',
				status: 400,
				body: { replyCode: 10_001, replyText: 'Invalid payload', data: '' },
				fates: 'FFF',
			},
			{
				what: 'refusal with 200',
				status: 200,
				body: { replyCode: 2005, replyText: 'No key field', data: { errors: {} } },
				fates: 'NNN',
			},
		],
	},
	{
		api: 'DynamoDB: BatchWriteItem',
		source: 'docs.aws.amazon.com, BatchWriteItem',
		records: ['k-1', 'k-2', 'k-3'].map((pk) => ({
			PutRequest: { Item: { pk: { S: pk }, n: { N: '1' } } },
		})),
		answers: [
			{ what: 'success', status: 200, body: { UnprocessedItems: {} }, fates: 'SSS' },
			{
				what: 'partial',
				status: 200,
				body: {
					UnprocessedItems: {
						people: [{ PutRequest: { Item: { pk: { S: 'k-2' }, n: { N: '1' } } } }],
					},
				},
				fates: 'SFS',
			},
			{
				what: 'refusal',
				status: 400,
				body: {
					__type: 'com.amazonaws.dynamodb.v20120810#ValidationException',
					message: 'Too many items requested',
				},
				fates: 'FFF',
			},
		],
	},
	{
		api: 'Capillary: add customers (bulk)',
		source: 'the Connect to Destination document of Capillary',
		records: people.map(({ email, firstName }) => ({
			profiles: [{ firstName, identifiers: [{ type: 'email', value: email }] }],
		})),
		answers: [
			{
				what: 'success',
				status: 200,
				body: [1, 2, 3].map((id) => ({ entity: { id: 5000 + id }, errors: [], warnings: [] })),
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 200,
				body: [
					{ entity: { id: 5001 }, errors: [], warnings: [] },
					{
						entity: null,
						errors: [{ status: false, code: 8015, message: 'Customer already exists' }],
						warnings: [],
					},
					{
						entity: { id: 5003 },
						errors: [],
						warnings: [{ status: false, code: 1104, message: 'Custom field was ignored' }],
					},
				],
				fates: 'SFS',
			},
			{
				what: 'refusal',
				status: 400,
				body: { errors: [{ status: false, code: 400, message: 'Invalid JSON' }] },
				fates: 'FFF',
			},
			tooMany({ errors: [{ status: false, code: 429, message: 'Too many requests' }] }),
		],
	},
	{
		api: 'Shopify: GraphQL mutation with user errors',
		source: 'shopify.dev, GraphQL Admin API, userErrors',
		records: people.map(({ email }) => ({ email })),
		answers: [
			{
				what: 'success',
				status: 200,
				body: {
					data: { customersSet: { job: { id: 'gid://job/1', done: false }, userErrors: [] } },
				},
				fates: 'SSS',
			},
			{
				what: 'refusal with 200',
				status: 200,
				body: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }] },
				fates: 'FFF',
			},
		],
	},
	{
		api: 'CouchDB: _bulk_docs',
		source: 'docs.couchdb.org, api/database/bulk-api',
		records: ['doc-a', 'doc-b', 'doc-c'].map((_id) => ({ _id, type: 'person' })),
		answers: [
			{
				what: 'success',
				status: 201,
				body: ['doc-a', 'doc-b', 'doc-c'].map((id) => ({ ok: true, id, rev: '1-967' })),
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 201,
				body: [
					{ ok: true, id: 'doc-a', rev: '1-967' },
					{ id: 'doc-b', error: 'conflict', reason: 'Document update conflict.' },
					{ ok: true, id: 'doc-c', rev: '1-967' },
				],
				fates: 'SFS',
			},
			{
				what: 'refusal',
				status: 400,
				body: { error: 'bad_request', reason: 'invalid UTF-8 JSON' },
				fates: 'FFF',
			},
		],
	},
	{
		api: 'Microsoft Graph: JSON batch',
		source: 'learn.microsoft.com, Combine multiple requests',
		records: ['r1', 'r2', 'r3'].map((id) => ({ id, method: 'PATCH', url: `/users/${id}` })),
		answers: [
			{
				what: 'success',
				status: 200,
				body: {
					responses: [
						{ id: 'r2', status: 204 },
						{ id: 'r1', status: 200, body: { id: 'x' } },
						{ id: 'r3', status: 204 },
					],
				},
				fates: 'SSS',
			},
			{
				what: 'partial',
				status: 200,
				body: {
					responses: [
						{
							id: 'r3',
							status: 429,
							headers: { 'Retry-After': '10' },
							body: { error: { code: 'TooManyRequests', message: 'Slow down' } },
						},
						{ id: 'r1', status: 200, body: { id: 'x' } },
						{
							id: 'r2',
							status: 403,
							body: {
								error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges' },
							},
						},
					],
				},
				fates: 'SFF',
			},
			{
				what: 'refusal',
				status: 400,
				body: { error: { code: 'BadRequest', message: 'Invalid batch payload format.' } },
				fates: 'FFF',
			},
		],
	},
];
