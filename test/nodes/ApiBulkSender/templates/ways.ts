import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Authentication } from '../../../../nodes/shared/http/destinationCredential';
import { sandboxCredentials } from '../../../../sandbox/credentials.ts';

interface BodyField {
	bodyFieldName: string;
	bodyFieldValue: string;
}

/** How one sends to the destination of a template. */
export interface Way {
	login: Authentication;
	/** What the credential has besides, where the login is a header or a field of the body. */
	credential?: { headerName: string; headerValue: string } | BodyField;
	parameters?: INodeParameters;
	/** A record that is taken, by its number. */
	good: (number: number) => IDataObject;
	bad: IDataObject;
	badMessage: RegExp;
	/** One bad record fails those that are sent with it. */
	allOrNone?: true;
	/** A bad record that the API counts and does not name. */
	counted?: IDataObject;
	/** What a request needs besides. */
	headers?: Record<string, string>;
	/** What the API says to bodies beyond its limits; a text goes as it is. */
	beyond: Array<[body: object | string, status: number]>;
	/** What is no login there, if it takes any user and password. */
	wrong?: IDataObject;
	/** It has no 429, but says that the requests of the day are used up. */
	stopsWhenTooFast?: true;
}

const many = (count: number, record: object) => new Array<object>(count).fill(record);

const { headerValue } = sandboxCredentials;

const event = { event_time: 1_795_813_200, value: 7, currency: 'EUR' };

const importOf = (profiles: object[], other: object = {}) => ({
	data: {
		type: 'profile-bulk-import-job',
		attributes: { profiles: { data: profiles } },
		...other,
	},
});

/** By the id of their template. */
export const ways: Readonly<Record<string, Way>> = {
	hubSpotUpsert: {
		login: 'bearerToken',
		good: (number) => ({ email: `p${number}@example.com`, points: number }),
		bad: { email: 'nowhere' },
		badMessage: /Email address nowhere is invalid/,
		beyond: [
			[{ inputs: many(101, { id: 'a@x.io', idProperty: 'email', properties: {} }) }, 400],
			[{ inputs: [{ id: 'a@x.io', idProperty: 'email', properties: { points: 7 } }] }, 400],
			[{ records: [] }, 400],
		],
	},
	airtableUpsert: {
		login: 'bearerToken',
		parameters: {
			...{ templateInput_baseId: 'app1', templateInput_table: 'People' },
			templateInput_mergeFields: 'Email',
		},
		good: (number) => ({ Email: `p${number}@example.com`, Visits: number }),
		bad: { Email: 'p@example.com', Visits: 'many' },
		badMessage: /cannot accept the provided value/,
		beyond: [
			[{ performUpsert: { fieldsToMergeOn: ['Email'] }, records: many(11, { fields: {} }) }, 422],
			[{ performUpsert: { fieldsToMergeOn: [] }, records: many(1, { fields: {} }) }, 422],
			[{ records: many(1, { fields: {} }) }, 422],
		],
	},
	customerIoPeople: {
		login: 'basicAuth',
		good: (number) => ({ id: number, name: `Person ${number}` }),
		bad: { id: ' ', name: 'Nobody' },
		badMessage: /identifiers must not be empty/,
		beyond: [
			[{ batch: many(1, { note: 'x'.repeat(500_000) }) }, 400],
			[{ batch: [{ type: 'person', identifiers: { id: 1 }, note: 'x'.repeat(32_000) }] }, 207],
			[{ batch: {} }, 400],
		],
	},
	elasticsearchBulk: {
		login: 'header',
		credential: { headerName: 'Authorization', headerValue: 'sandbox-header-value' },
		parameters: { templateInput_index: 'products', templateInput_idField: 'sku' },
		good: (number) => ({ sku: `s-${number}`, price: number }),
		bad: { sku: 's-0', price: 'much' },
		badMessage: /For input string: "much"/,
		beyond: [
			['{"index":{"_id":"1"}}\n{"price":1}', 400],
			['{"price":1}\n', 400],
			['{"index":{"_id":"1"}}\n', 400],
		],
	},
	typesenseImport: {
		login: 'header',
		credential: { headerName: 'X-TYPESENSE-API-KEY', headerValue: 'sandbox-header-value' },
		parameters: { templateInput_collection: 'products', templateInput_idField: 'sku' },
		good: (number) => ({ sku: number, price: number }),
		bad: { sku: 7, price: 'much' },
		badMessage: /Field `price` must be an int32/,
		beyond: [
			['[{"id":"1"}]', 200],
			['{"id":1}', 200],
		],
	},
	couchDbBulkDocs: {
		login: 'basicAuth',
		parameters: { templateInput_database: 'products' },
		good: (number) => ({ _id: `p-${number}`, price: number }),
		bad: { _id: 'p-0', price: 'much' },
		badMessage: /price must be a number/,
		beyond: [
			[{ docs: {} }, 400],
			[{ docs: [{ _id: 'a' }, { _id: 'b', _note: 1 }] }, 400],
		],
	},
	algoliaBatch: {
		login: 'header',
		credential: { headerName: 'x-algolia-api-key', headerValue: 'sandbox-header-value' },
		parameters: {
			...{ templateInput_applicationId: 'APP1', templateInput_index: 'products' },
			templateInput_idField: 'sku',
		},
		good: (number) => ({ sku: number, price: number }),
		bad: { sku: 56, note: 'x'.repeat(10_000) },
		badMessage: /objectID=56 is too big/,
		headers: { 'x-algolia-application-id': 'APP1' },
		beyond: [
			[{ requests: {} }, 400],
			[{ requests: [{ action: 'updateObject', body: { price: 7 } }] }, 400],
		],
	},
	amplitudeBatch: {
		login: 'bodyField',
		credential: { bodyFieldName: 'api_key', bodyFieldValue: 'sandbox-header-value' },
		parameters: { templateInput_eventType: 'Bought' },
		good: (number) => ({ user_id: number, insert_id: `e-${number}`, price: number }),
		bad: { user_id: 'u-0', insert_id: 'e-0', time: -1 },
		badMessage: /events_with_invalid_fields/,
		beyond: [
			[{ events: [] }, 400],
			[{ api_key: headerValue }, 400],
			[{ api_key: headerValue, events: many(2001, { event_type: 'e', user_id: 'u-001' }) }, 413],
			[{ api_key: headerValue, events: [{ event_type: 'e', user_id: 'u-1' }] }, 400],
			[{ api_key: headerValue, events: [{ event_type: 'e' }] }, 400],
		],
	},
	segmentBatch: {
		login: 'basicAuth',
		wrong: { authentication: 'none' },
		good: (number) => ({ userId: number, name: `Person ${number}` }),
		bad: { userId: 'u-0', note: 'x'.repeat(32_000) },
		badMessage: /larger than 32 KB/,
		beyond: [
			[{ batch: many(2501, { type: 'identify', userId: '1' }) }, 400],
			[{ batch: many(1, { note: 'x'.repeat(500_000) }) }, 400],
			[{ batch: {} }, 400],
		],
	},
	pinterestConversions: {
		login: 'bearerToken',
		parameters: { templateInput_adAccountId: '7' },
		good: (number) => ({ ...event, event_id: number, email_sha256: 'a'.repeat(64) }),
		bad: { ...event, event_id: 'e-0', email_sha256: 'ada@example.com' },
		badMessage: /em must be SHA-256/,
		beyond: [
			[{ data: many(1001, { event_id: '1' }) }, 400],
			[{ data: {} }, 400],
			[{ data: [{ event_id: '1', user_data: { em: ['a'.repeat(64)] } }] }, 422],
		],
	},
	metaConversions: {
		login: 'bearerToken',
		parameters: { templateInput_datasetId: '7' },
		good: (number) => ({ ...event, event_id: number, email_sha256: 'a'.repeat(64) }),
		bad: { ...event, event_id: 'e-0', email_sha256: 'ada@example.com' },
		badMessage: /em must be a SHA-256/,
		beyond: [
			[{ data: many(1001, { event_id: '1' }) }, 400],
			[{ data: {} }, 400],
			[{ data: [{ event_id: '1', user_data: { em: ['a'.repeat(64)] } }] }, 400],
		],
	},
	bloomreachCustomers: {
		login: 'basicAuth',
		parameters: { templateInput_projectToken: 'p-1' },
		good: (number) => ({ registered: `c-${number}`, points: number }),
		bad: { registered: ' ' },
		badMessage: /At least one id should be specified/,
		beyond: [
			[{ commands: many(51, { name: 'customers', data: { customer_ids: { id: 1 } } }) }, 400],
			[{ command: [] }, 400],
		],
	},
	brazeAttributes: {
		login: 'bearerToken',
		good: (number) => ({ external_id: number, points: number }),
		bad: { external_id: 'x', email: 'nowhere' },
		badMessage: /not a valid email/,
		beyond: [
			[{ attributes: many(76, { external_id: '1' }) }, 400],
			[{ attributes: many(1, { email: 'nowhere' }) }, 400],
			[{ attributes: many(1, { external_id: '1', note: 'x'.repeat(4_000_000) }) }, 413],
			[{}, 400],
		],
	},
	brazeEvents: {
		login: 'bearerToken',
		good: (number) => ({ external_id: number, name: 'bought', time: '2026-11-27' }),
		bad: { external_id: 'x', name: 'b'.repeat(256), time: '2026-11-27' },
		badMessage: /'name' must have/,
		beyond: [
			[{ events: many(76, { external_id: '1', name: 'bought', time: '2026-11-27' }) }, 400],
			[{ events: many(1, { external_id: '1', name: 'bought', time: 'now' }) }, 400],
			[{ events: many(1, { name: 'bought', time: '2026-11-27' }) }, 400],
		],
	},
	cleverTapProfiles: {
		login: 'header',
		credential: { headerName: 'X-CleverTap-Passcode', headerValue },
		headers: { 'X-CleverTap-Account-Id': 'ABC' },
		parameters: { templateInput_accountId: 'ABC' },
		good: (number) => ({ identity: number, Name: `Person ${number}` }),
		bad: { identity: 'x', Age: 'old' },
		badMessage: /520.*Age invalid/,
		beyond: [
			[{ d: many(1001, { identity: '1', type: 'profile', profileData: {} }) }, 400],
			[{ profiles: [] }, 400],
		],
	},
	iterableUsers: {
		login: 'header',
		credential: { headerName: 'Api-Key', headerValue },
		good: (number) => ({ email: `P${number}@example.com`, points: number }),
		bad: { email: 'Nowhere' },
		badMessage: /invalidEmails/,
		beyond: [
			[{ users: many(1, { email: 'a@x.io', dataFields: { note: 'x'.repeat(4_000_000) } }) }, 413],
			[{ people: [] }, 400],
		],
	},
	klaviyoProfile: {
		login: 'header',
		headers: { revision: '2026-07-15' },
		credential: { headerName: 'Authorization', headerValue: `Klaviyo-API-Key ${headerValue}` },
		good: (number) => ({ email: `p${number}@example.com`, points: number }),
		bad: { email: 'p@example.com', phone_number: '12' },
		badMessage: /Invalid phone number format/,
		beyond: [
			[{ data: { type: 'profile', attributes: { email: 'a@x.io', image: 'x'.repeat(1e5) } } }, 413],
			[{ data: { type: 'profiles', attributes: { email: 'a@x.io' } } }, 400],
			[{ data: { type: 'profile', attributes: {} } }, 400],
		],
	},
	klaviyoImportProfiles: {
		login: 'header',
		headers: { revision: '2026-07-15' },
		credential: { headerName: 'Authorization', headerValue: `Klaviyo-API-Key ${headerValue}` },
		good: (number) => ({ email: `p${number}@example.com`, points: number }),
		bad: { email: 'P@example.com', phone_number: '12' },
		badMessage: /Invalid phone number format/,
		beyond: [
			[importOf(many(10_001, { type: 'profile', attributes: { email: 'a@x.io' } })), 400],
			[
				importOf([{ type: 'profile', attributes: { email: 'a@x.io', image: 'x'.repeat(1e5) } }]),
				400,
			],
			[importOf([{ type: 'profile', attributes: { note: 'x'.repeat(5e6) } }]), 413],
			[importOf([{ type: 'profile', attributes: {} }]), 400],
			[importOf([], { relationships: { lists: { data: [{ type: 'list', id: '' }] } } }), 400],
			[{ data: { attributes: { profiles: { data: [] } } } }, 400],
		],
	},
	mailchimpMembers: {
		login: 'basicAuth',
		parameters: { templateInput_listId: 'a1b2' },
		good: (number) => ({ email: `P${number}@example.com`, FNAME: `Person ${number}` }),
		bad: { email: 'nowhere' },
		badMessage: /Please provide a valid email address/,
		beyond: [
			[{ members: many(501, { email_address: 'p@example.com', status: 'subscribed' }) }, 400],
			[{ member: [] }, 400],
		],
	},
	meilisearchDocuments: {
		login: 'bearerToken',
		parameters: { templateInput_index: 'products' },
		good: (number) => ({ id: number, price: number }),
		bad: { id: 'a b', price: 7 },
		badMessage: /Document identifier `"a b"` is invalid/,
		allOrNone: true,
		beyond: [
			[{ documents: [] }, 400],
			['[{"id": 1}', 400],
		],
	},
	mixpanelImport: {
		login: 'basicAuth',
		parameters: { templateInput_projectId: '1' },
		good: (number) => ({ event: 'e', time: 1_790_000_000, distinct_id: number, insert_id: number }),
		bad: { event: 'e', time: 7, distinct_id: 'x', insert_id: 'x' },
		badMessage: /must be specified as seconds since epoch/,
		beyond: [
			[many(2001, { event: 'e', properties: {} }), 413],
			[many(1, { event: 'e', properties: { note: 'x'.repeat(2_000_000) } }), 413],
			// Without the project.
			[many(1, { event: 'e', properties: { time: 1_790_000_000 } }), 400],
		],
	},
	postmarkEmails: {
		login: 'header',
		credential: { headerName: 'X-Postmark-Server-Token', headerValue },
		parameters: { templateInput_from: 'shop@example.com' },
		good: (number) => ({ email: `p${number}@example.com`, text: 'Hello' }),
		bad: { email: 'nowhere', text: 'Hello' },
		badMessage: /Invalid 'To' address/,
		beyond: [
			[many(501, { From: 'a@x.io', To: 'b@x.io', TextBody: 'Hello' }), 422],
			[{ Messages: [] }, 422],
		],
	},
	salesforceUpsert: {
		login: 'bearerToken',
		parameters: { templateInput_externalIdField: 'Number__c' },
		good: (number) => ({ Number__c: `A-${number}`, LastName: `Person ${number}` }),
		bad: { Number__c: 'A-0' },
		badMessage: /Required fields are missing: \[LastName\]/,
		beyond: [
			[{ records: many(201, { attributes: { type: 'Contact' }, LastName: 'X' }) }, 400],
			[{ records: {} }, 400],
		],
		stopsWhenTooFast: true,
	},
	postHogBatch: {
		login: 'bodyField',
		credential: { bodyFieldName: 'api_key', bodyFieldValue: 'sandbox-header-value' },
		parameters: { templateInput_postHogEvent: 'signed_up' },
		good: (number) => ({ distinct_id: `u-${number}`, points: number }),
		bad: { distinct_id: 'u-0', note: 'x'.repeat(1_000_000) },
		badMessage: /maximum event size exceeded/,
		beyond: [
			[{ batch: [] }, 401],
			[{ api_key: 'sandbox-header-value', batch: [{ event: 'e', distinct_id: null }] }, 400],
			[{ api_key: 'sandbox-header-value' }, 400],
		],
	},
	sendGridContacts: {
		login: 'bearerToken',
		good: (number) => ({ email: `p${number}@example.com`, custom_fields: { e1_T: 'gold' } }),
		bad: { email: 'nowhere' },
		badMessage: /email is invalid/,
		counted: { email: 'p@example.com', custom_fields: { plan: 'gold' } },
		beyond: [
			[{ contacts: many(30_001, { email: 'p@example.com' }) }, 400],
			[{ contacts: many(1, { email: 'p@example.com', city: 'x'.repeat(6_000_000) }) }, 413],
			[{ list_ids: [], contacts: many(1, { email: 'p@example.com' }) }, 400],
			[{ contact: [] }, 400],
		],
	},
	zendeskUsers: {
		login: 'basicAuth',
		good: (number) => ({ name: `Person ${number}`, email: `p${number}@example.com` }),
		bad: { name: 'Bob', email: 'nowhere' },
		badMessage: /UserUpdateError: .*nowhere is not properly formatted/,
		beyond: [
			[{ users: many(101, { email: 'p@example.com' }) }, 400],
			[{ user: {} }, 400],
		],
	},
};
