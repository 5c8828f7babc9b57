import type { DestinationTemplate } from './destinationTemplate';
import { klaviyoAttributes, klaviyoHeaders } from './klaviyo';

const identifiers = ['email', 'external_id', 'phone_number'];

/**
 * Only profiles that failed are listed, 100 on a page: as many as a request has, so that none is left
 * for a page that is not read.
 */
export const klaviyoImportProfiles: DestinationTemplate = {
	id: 'klaviyoImportProfiles',
	displayName: 'Klaviyo: Import Profiles',
	description: 'Create profiles, or update those that exist, many with each request',
	asks: [
		{
			displayName: 'List ID',
			name: 'klaviyoListId',
			type: 'string',
			default: '',
			placeholder: 'e.g. Y6nRLr',
			description: 'List that the profiles are added to',
			hint: 'Leave empty for none.',
			isOptional: true,
		},
	],
	settings: {
		apiEndpoint: '/api/profile-bulk-import-jobs',
		additionalHeaders: klaviyoHeaders,
		groupingLimit: 100,
		requestSplitPath: '$.data.attributes.profiles.data[*]',
		additionalBodyFields: {
			data: {
				type: 'profile-bulk-import-job',
				relationships: { lists: { data: [{ type: 'list', id: '[[klaviyoListId]]' }] } },
			},
		},
		answerComes: 'later',
		jobIdPath: '$.data.id',
		jobStatusEndpoint: '/api/profile-bulk-import-jobs/{id}',
		jobStatusPath: '$.data.attributes.status',
		jobDoneValues: 'complete',
		jobFailedValues: 'cancelled',
		jobPollInterval: 10,
		jobResultEndpoint: '/api/profile-bulk-import-jobs/{id}/import-errors?page[size]=100',
		mostOpenJobs: 20,
		responseReports: 'failedRecordsOnly',
		responseSplitPath: '$.data[*]',
		matchBy: 'key',
		requestKeyPath: identifiers.map((name) => `$.attributes.${name}`).join(','),
		responseKeyPath: identifiers
			.flatMap((name) => [name, `attributes.${name}`])
			.map((path) => `$.attributes.original_payload.${path}`)
			.join(','),
		parsePathMap: {
			status_code: '$.attributes.code,$.errors[*].code',
			error_message: '$.attributes.detail,$.errors[*].detail',
			field: '$.attributes.source.pointer,$.errors[*].source.pointer',
		},
		recoverableErrorCodes: '500,502,503,504',
	},
	options: {
		// Both of 10 per second and 150 per minute hold.
		rateLimit: { requestsPerPeriod: 10, period: 4, periodUnit: 'seconds' },
		// Below 5 MB of 1,000,000 bytes.
		maxBodySize: 4.7,
		retryNetworkErrors: true,
		splitCodes: '400,413',
		successMeans: 'processed',
	},
	wrapper: [
		{ target: 'type', source: 'fixedValue', value: 'profile', type: 'text' },
		...klaviyoAttributes('attributes'),
	],
	login: {
		kind: 'Header',
		baseUrl: 'https://a.klaviyo.com',
		where:
			'Header Name is Authorization, Header Value the words Klaviyo-API-Key, a blank and a private key with the scopes profiles:read, profiles:write, lists:read and lists:write: in Klaviyo under Settings, API keys.',
	},
	facts: {
		does: 'Creates profiles, or updates those with the same email, phone_number or external_id; a record needs one of them. Fields called email, phone_number (with + and country code), external_id, first_name, last_name, organization, title, locale, image and location (an object) fill those of the profile, every other field becomes a custom property of that name; empty ones are left out.',
		limits:
			'Klaviyo takes 10,000 profiles per request, 5 MB in all and 100 KB each; 100 are sent at most, as it tells of 100 failed ones at a time. It may drop a phone number that it does not take and import the profile without a word.',
		rate: '10 requests per 4 seconds are started, those that ask for imports among them, which keeps to both limits of Klaviyo (10 per second, 150 per minute). 20 imports are open at most, each asked for every 10 seconds.',
		dedupe: 'Sent twice is stored once, by the identifiers.',
		successMeans: 'processed',
		secondHand: [
			'What a refusal looks like, that one profile may refuse its whole request (then it is halved until that one stands alone), and the seconds to wait with a 429.',
			'That a phone number may be dropped without a word.',
		],
		assumed: [
			'That an import error repeats an identifier of its profile; where it does not, all profiles of its request come out as unclear.',
			'That an import which was cancelled stored none of its profiles.',
			'Where the application shows the key.',
		],
		sources: [
			'https://developers.klaviyo.com/en/reference/bulk_import_profiles',
			'https://developers.klaviyo.com/en/reference/get_errors_for_bulk_import_profiles_job',
			'https://developers.klaviyo.com/en/docs/use_klaviyos_bulk_profile_import_api',
			'https://developers.klaviyo.com/en/docs/rate_limits_and_error_handling',
		],
		readOn: '2026-11-27',
	},
};
