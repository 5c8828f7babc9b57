import type { DestinationTemplate } from './destinationTemplate';

/**
 * CleverTap's own codes look like HTTP statuses: 520 means that an age is invalid. So statuses to
 * repeat are written with `http:`, and of the codes only 555, a fault of the server, is repeated.
 */
export const cleverTapProfiles: DestinationTemplate = {
	id: 'cleverTapProfiles',
	displayName: 'CleverTap: Upload User Profiles',
	description: 'Create user profiles, or update those that exist',
	asks: [
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			default: '',
			placeholder: 'e.g. ABC-123-456Z',
			description: 'In CleverTap under Settings, Project; also called project ID',
		},
		{
			displayName: 'Identify By',
			name: 'identifier',
			type: 'options',
			options: [
				{ name: 'CleverTap ID', value: 'objectId', description: 'The ID that CleverTap gave' },
				{ name: 'Facebook ID', value: 'FBID' },
				{ name: 'Google+ ID', value: 'GPID' },
				{ name: 'Identity', value: 'identity', description: 'The ID that your own system gives' },
			],
			default: 'identity',
			description: 'By what CleverTap knows a user',
		},
		{
			displayName: 'Field With Identifier',
			name: 'identifierField',
			type: 'string',
			default: 'identity',
			placeholder: 'e.g. customer_id',
			description: 'The field of a record that holds it',
		},
	],
	settings: {
		apiEndpoint: '/1/upload',
		additionalHeaders: [{ name: 'X-CleverTap-Account-ID', value: '[[accountId]]' }],
		groupingLimit: 1000,
		requestSplitPath: '$.d[*]',
		responseReports: 'failedRecordsOnly',
		responseSplitPath: '$.unprocessed[*]',
		missingList: 'noneFailed',
		matchBy: 'key',
		requestKeyPath: '$.[[identifier]]',
		responseKeyPath: '$.record.[[identifier]]',
		successField: '$.status',
		successValues: 'success',
		parsePathMap: {
			status_code: '$.code',
			error_message: '$.error',
		},
		recoverableErrorCodes: 'http:500,http:502,http:503,http:504,code:555',
		yieldingErrorCodes: 'http:429',
	},
	options: {
		stopCodes: 'http:403',
		retryNetworkErrors: true,
		successMeans: 'processed',
	},
	wrapper: [
		{
			target: '[[identifier]]',
			source: 'field',
			value: '[[identifierField]]',
			type: 'text',
			required: true,
		},
		{ target: 'type', source: 'fixedValue', value: 'profile', type: 'text' },
		{ target: 'profileData', source: 'allFields', value: '[[identifierField]]', type: 'asIs' },
	],
	login: {
		kind: 'Header',
		baseUrl:
			'https://in1.api.clevertap.com for India, sg1, us1, aps3 (Indonesia) or mec1 (UAE) in place of in1; for Europe https://api.clevertap.com',
		where:
			'Header Name is X-CleverTap-Passcode, Header Value the passcode: in CleverTap under Settings, Passcode.',
	},
	facts: {
		does: 'Creates user profiles, or updates those that exist. Every field of a record but the identifier becomes a property of that name; empty ones are left out. CleverTap has names of its own: Name, Email, Phone (with + and country code), Gender (M or F), DOB.',
		limits:
			'At most 1,000 profiles per request, 256 properties of your own, names up to 120 bytes, values up to 512 bytes.',
		rate: 'CleverTap allows 15 requests at once, 5 are under way here.',
		dedupe: 'Sent twice is stored once, by the identifier.',
		successMeans: 'processed',
		secondHand: [
			'How an answer is written down: the failed profiles come back with their code and the record itself.',
		],
		assumed: [
			'That a profile is stored when the answer comes.',
			'Where the application shows account ID and passcode.',
		],
		sources: [
			'https://developer.clevertap.com/docs/upload-user-profiles-api',
			'https://developer.clevertap.com/docs/api-errors',
		],
		readOn: '2026-11-27',
	},
};
