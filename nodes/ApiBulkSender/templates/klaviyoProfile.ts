import type { DestinationTemplate } from './destinationTemplate';
import { klaviyoAttributes, klaviyoHeaders } from './klaviyo';

/** One at a time: the answer says what became of the profile. */
export const klaviyoProfile: DestinationTemplate = {
	id: 'klaviyoProfile',
	displayName: 'Klaviyo: Create or Update Profile',
	description: 'Create one profile with each request, or update it if it exists',
	asks: [],
	settings: {
		apiEndpoint: '/api/profile-import',
		additionalHeaders: klaviyoHeaders,
		bulkSupport: false,
		requestSplitPath: '$',
		recordOutcome: 'field',
		successField: '$.data.id',
		successCondition: 'isNotEmpty',
		parsePathMap: {
			status_code: '$.errors[*].code',
			error_message: '$.errors[*].detail',
			entity_id: '$.data.id',
			field: '$.errors[*].source.pointer',
		},
		recoverableErrorCodes: '500,502,503,504',
	},
	options: {
		// Both of 75 per second and 750 per minute hold.
		rateLimit: { requestsPerPeriod: 75, period: 6, periodUnit: 'seconds' },
		retryNetworkErrors: true,
		successMeans: 'processed',
	},
	wrapper: [
		{ target: 'data.type', source: 'fixedValue', value: 'profile', type: 'text' },
		...klaviyoAttributes('data.attributes'),
	],
	login: {
		kind: 'Header',
		baseUrl: 'https://a.klaviyo.com',
		where:
			'Header Name is Authorization, Header Value the words Klaviyo-API-Key, a blank and a private key with the scope profiles:write: in Klaviyo under Settings, API keys.',
	},
	facts: {
		does: 'Creates profiles, or updates those with the same email, phone_number or external_id; a record needs one of them. Fields called email, phone_number (with + and country code), external_id, first_name, last_name, organization, title, locale, image and location (an object) fill those of the profile, every other field becomes a custom property of that name; empty ones are left out.',
		limits:
			'One profile per request, up to 100 KB. For very many profiles there is the template Klaviyo: Import Profiles.',
		rate: '75 requests per 6 seconds are started, which keeps to both limits of Klaviyo (75 per second, 750 per minute).',
		dedupe: 'Sent twice is stored once, by the identifiers.',
		successMeans: 'processed',
		secondHand: [
			'What a refusal looks like, and the seconds to wait with a 429.',
			'Status 409 for a profile whose identifiers belong to two.',
		],
		assumed: ['Where the application shows the key.'],
		sources: [
			'https://developers.klaviyo.com/en/reference/create_or_update_profile',
			'https://developers.klaviyo.com/en/docs/rate_limits_and_error_handling',
		],
		readOn: '2026-11-27',
	},
};
