import type { DestinationTemplate } from './destinationTemplate';

/** Answers and refusals are both lists at the top; `success` on each entry tells which is which. */
export const salesforceUpsert: DestinationTemplate = {
	id: 'salesforceUpsert',
	displayName: 'Salesforce: Upsert Records',
	description: 'Create records of an object, or update those with the same external ID',
	asks: [
		{
			displayName: 'Object',
			name: 'objectName',
			type: 'string',
			default: 'Contact',
			placeholder: 'e.g. Contact',
			description:
				'API name of the object: Contact, Lead, Account, or one of your own, e.g. Shop__c',
		},
		{
			displayName: 'External ID Field',
			name: 'externalIdField',
			type: 'string',
			default: '',
			placeholder: 'e.g. Customer_Number__c',
			description:
				'API name of the field of the object that is marked as External ID and by which an existing record is found',
			hint: 'Each record needs a field of this name. Is it called otherwise in your data, rename it with Field Mapping.',
		},
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'string',
			default: 'v62.0',
			placeholder: 'e.g. v62.0',
			description: 'Version of the REST API, v46.0 or later',
		},
	],
	settings: {
		apiEndpoint:
			'/services/data/[[apiVersion]]/composite/sobjects/[[objectName]]/[[externalIdField]]',
		apiMethod: 'PATCH',
		groupingLimit: 200,
		requestSplitPath: '$.records[*]',
		additionalBodyFields: { allOrNone: false },
		responseSplitPath: '',
		matchBy: 'position',
		recordOutcome: 'field',
		successField: '$.success',
		successValues: 'true',
		parsePathMap: {
			status_code: '$.errors[*].statusCode,$.errors[*].errorCode,$[*].errorCode',
			error_message: '$.errors[*].message,$[*].message',
			entity_id: '$.id',
			fields: '$.errors[*].fields[*]',
		},
		recoverableErrorCodes: '500,502,503,504,UNABLE_TO_LOCK_ROW',
	},
	options: {
		maxBodySize: 6,
		successMeans: 'processed',
		retryNetworkErrors: true,
	},
	wrapper: [
		{ target: 'attributes.type', source: 'fixedValue', value: '[[objectName]]', type: 'text' },
		{
			target: '[[externalIdField]]',
			source: 'field',
			value: '[[externalIdField]]',
			type: 'asIs',
			required: true,
		},
		{ target: '$', source: 'allFields', value: '', type: 'asIs' },
	],
	login: {
		kind: 'OAuth2 Client Credentials',
		baseUrl:
			'https://yourdomain.my.salesforce.com, in a sandbox https://yourdomain--name.sandbox.my.salesforce.com; OAuth Base URL is the same, Token Path /services/oauth2/token',
		where:
			'Client Key and Client Secret are the Consumer Key and Secret of an External Client App: in Setup under External Client App Manager, with the scope "Manage user data via APIs", the Client Credentials Flow and a user that it runs as.',
	},
	facts: {
		does: 'Creates records, or updates those with the same external ID. Every field of a record becomes the field of that API name; empty ones are left out, so they stay as they are. A record must not hold the Id that Salesforce gives.',
		limits: 'At most 200 records per request, all of one object.',
		rate: 'No rate is limited here. When the requests of the day are used up, Salesforce answers with 403 and the run stops. When records of one parent lock each other, the option Serialize By with the field of the parent keeps it from happening.',
		dedupe: 'Sent twice is stored once, by the external ID.',
		successMeans: 'processed',
		secondHand: [
			'How the error of a record and a refusal are written down.',
			'That UNABLE_TO_LOCK_ROW passes when the record is sent again.',
			'Where the application shows the login.',
		],
		assumed: [
			'At most 6 MB per request; no size is documented for it.',
			'What becomes of two records with one external ID in the same request.',
		],
		sources: [
			'https://developer.salesforce.com/docs/platform/api-rest/guide/resources-composite-sobjects-collections-upsert.html',
			'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm',
		],
		readOn: '2026-11-27',
	},
};
