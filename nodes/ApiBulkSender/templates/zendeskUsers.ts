import type { DestinationTemplate } from './destinationTemplate';

/**
 * The results of a job stand in the order of its users. Older ones have no word for success, so the
 * error on an entry decides.
 */
export const zendeskUsers: DestinationTemplate = {
	id: 'zendeskUsers',
	displayName: 'Zendesk: Create or Update Users',
	description: 'Create users, or update those with the same email or external ID',
	asks: [
		{
			displayName: 'Skip Verification Email',
			name: 'skipVerifyEmail',
			type: 'boolean',
			default: true,
			description: 'Whether Zendesk sends new users no email to verify their address',
		},
	],
	settings: {
		apiEndpoint: '/api/v2/users/create_or_update_many',
		groupingLimit: 100,
		requestSplitPath: '$.users[*]',
		answerComes: 'later',
		jobIdPath: '$.job_status.id',
		jobStatusEndpoint: '/api/v2/job_statuses/{id}',
		jobStatusPath: '$.job_status.status',
		// A job that was killed may have results of some of its users.
		jobDoneValues: 'completed,killed',
		jobFailedValues: 'failed',
		mostOpenJobs: 5,
		responseSplitPath: '$.job_status.results[*]',
		matchBy: 'position',
		parsePathMap: {
			status_code: '$.error.title,$.error',
			error_message: '$.details,$.description,$.error.message,$.job_status.message,$.message',
			entity_id: '$.id',
		},
		recoverableErrorCodes: '500,502,503,504',
	},
	options: {
		concurrency: 2,
		rateLimit: { requestsPerPeriod: 100, period: 1, periodUnit: 'minutes' },
		maxBodySize: 5,
		serializeBy: '$.email',
		retryNetworkErrors: true,
		successMeans: 'processed',
	},
	wrapper: [
		{ target: '$', source: 'allFields', value: '', type: 'asIs' },
		{
			target: 'skip_verify_email',
			source: 'fixedValue',
			value: '[[skipVerifyEmail]]',
			type: 'boolean',
		},
	],
	login: {
		kind: 'Basic Auth',
		baseUrl: 'https://yoursubdomain.zendesk.com',
		where:
			'User is the email of an agent who may manage users, followed by /token, Password an API token: in Admin Center under Apps and integrations, APIs, API tokens.',
	},
	facts: {
		does: 'Creates users, or updates those with the same email or external_id. Every field of a record becomes the field of that name, such as name, email, external_id, phone; fields of your own belong under user_fields: map them to user_fields.plan and so on. Empty ones are left out.',
		limits:
			'At most 100 users per request. Zendesk has bulk imports switched off in many accounts and then answers 403: ask Zendesk for them.',
		rate: '100 requests a minute are started, those that ask for jobs among them; the usual plans allow 200 and more, Essential allows 10 (option Rate Limit). Of the 30 jobs that Zendesk takes at once 5 are open.',
		dedupe:
			'Sent twice is stored once, by the email or the external ID. Records with the same email go one after the other, as they might get in the way of each other.',
		successMeans: 'processed',
		secondHand: [
			'That 100 users are taken, found by email or external ID.',
			'That at most 30 jobs are open at once.',
			'How a failed user is written down, and that its id there is its place in the request: so entity_id means something only of users that succeeded.',
			'The wording of refusals and of 429.',
		],
		assumed: [
			'That skip_verify_email keeps Zendesk from sending an email.',
			'That a job that failed as a whole took no user, and how it says so.',
			'What a job that was killed has done: without results its records come out as unclear.',
			'Where the application shows the token.',
		],
		sources: [
			'https://developer.zendesk.com/api-reference/ticketing/ticket-management/job_statuses/',
			'https://developer.zendesk.com/api-reference/introduction/rate-limits/',
			'https://support.zendesk.com/hc/en-us/community/posts/4408861015066',
		],
		readOn: '2026-11-27',
	},
};
