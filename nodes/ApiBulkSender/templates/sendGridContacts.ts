import type { DestinationTemplate } from './destinationTemplate';

/**
 * A job that had errors counts them and names nobody; its file of errors is at another address, in a
 * form that no document describes. So "errored" is done rather than failed, its counts leave all of
 * its records unclear, and requests are small.
 */
export const sendGridContacts: DestinationTemplate = {
	id: 'sendGridContacts',
	displayName: 'SendGrid: Add or Update Contacts',
	description: 'Add contacts of Marketing Campaigns, or update those that exist',
	asks: [
		{
			displayName: 'List IDs',
			name: 'listIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9',
			description: 'Lists that the contacts are added to, separated by commas',
			hint: 'Leave empty for none.',
			isOptional: true,
			isList: true,
		},
	],
	settings: {
		apiEndpoint: '/v3/marketing/contacts',
		apiMethod: 'PUT',
		groupingLimit: 1000,
		requestSplitPath: '$.contacts[*]',
		additionalBodyFields: { list_ids: '[[listIds]]' },
		answerComes: 'later',
		jobIdPath: '$.job_id',
		jobStatusEndpoint: '/v3/marketing/contacts/imports/{id}',
		jobDoneValues: 'completed,errored',
		jobFailedValues: 'failed',
		jobPollInterval: 10,
		mostOpenJobs: 5,
		responseReports: 'wholeRequest',
		parsePathMap: {
			error_message: '$.errors[*].message',
			entity_id: '$.id',
			field: '$.errors[*].field',
			errors_url: '$.results.errors_url',
		},
		recoverableErrorCodes: '500,502,503,504',
	},
	options: {
		concurrency: 2,
		// Below 6 MB of 1,000,000 bytes.
		maxBodySize: 5.7,
		retryNetworkErrors: true,
		splitCodes: '400,413',
		// A job that ends errored names nobody, which says nothing of the next one.
		stopWhenUnclear: false,
		successMeans: 'processed',
	},
	wrapper: [{ target: '$', source: 'allFields', value: '', type: 'asIs' }],
	login: {
		kind: 'Bearer Token',
		baseUrl: 'https://api.sendgrid.com',
		where:
			'The token is an API key with full access to Marketing: in SendGrid under Settings, API Keys.',
	},
	facts: {
		does: 'Adds contacts, or updates those with the same identifiers: a record needs email, phone_number_id, external_id or anonymous_id, and for an update all that the contact has. Every field of a record becomes the field of that name; empty ones are left out. Custom fields belong under custom_fields, by their ID: map them to custom_fields.e1_T and so on. SendGrid must know them before.',
		limits:
			'SendGrid takes 30,000 contacts or 6 MB per request; 1,000 are sent at most. When an import has errors, SendGrid counts them but does not name the contacts: then all of its request come out as unclear, with the address of the file (errors_url) where SendGrid names them.',
		rate: 'SendGrid publishes no number. Two requests at a time are sent, 5 imports are open at most, each asked for every 10 seconds; after a 429 the time that SendGrid names is waited for.',
		dedupe: 'Sent twice is stored once, by the identifiers. SendGrid writes emails in lower case.',
		successMeans: 'processed',
		secondHand: [],
		assumed: [
			'The wording of refusals, and that one bad contact may refuse its whole request: then it is halved until the bad one stands alone.',
			'That SendGrid answers 413 to a request that is too large.',
			'Whether contacts are kept in the EU region, at https://api.eu.sendgrid.com.',
			'Where the application shows the key.',
		],
		sources: [
			'https://github.com/twilio/sendgrid-oai/blob/main/spec/yaml/tsg_mc_contacts_v3.yaml',
			'https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/rate-limits',
		],
		readOn: '2026-11-27',
	},
};
