import type { DestinationTemplate } from './destinationTemplate';

/** A member that is fine has a status of its own, so the list it stands in tells yes from no. */
export const mailchimpMembers: DestinationTemplate = {
	id: 'mailchimpMembers',
	displayName: 'Mailchimp: Add or Update Members',
	description: 'Add members to an audience, or update those that it has',
	asks: [
		{
			displayName: 'Audience ID',
			name: 'listId',
			type: 'string',
			default: '',
			placeholder: 'e.g. a1b2c3d4e5',
			description:
				'In Mailchimp under Audience, Settings, Audience name and defaults; the API calls it list ID',
		},
		{
			displayName: 'Field With Email',
			name: 'emailField',
			type: 'string',
			default: 'email',
			placeholder: 'e.g. email',
			description: 'The field of a record that holds the address',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Cleaned', value: 'cleaned', description: 'Mail to the address has bounced' },
				{ name: 'Pending', value: 'pending', description: 'Mailchimp asks for confirmation first' },
				{ name: 'Subscribed', value: 'subscribed', description: 'They have agreed to get mail' },
				{
					name: 'Transactional',
					value: 'transactional',
					description: 'They get no marketing mail',
				},
				{ name: 'Unsubscribed', value: 'unsubscribed', description: 'They get no mail' },
			],
			default: 'subscribed',
			description: 'What all members are set to, also those that the audience has already',
		},
		{
			displayName: 'Skip Required Merge Fields',
			name: 'skipMergeValidation',
			type: 'boolean',
			default: false,
			description:
				'Whether members are taken without values for merge fields that the audience requires',
		},
	],
	settings: {
		apiEndpoint: '/3.0/lists/[[listId]]?skip_merge_validation=[[skipMergeValidation]]',
		groupingLimit: 500,
		requestSplitPath: '$.members[*]',
		additionalBodyFields: { update_existing: true },
		responseSplitPath: '$.new_members[*],$.updated_members[*],$.errors[*]',
		matchBy: 'key',
		requestKeyPath: '$.email_address',
		responseKeyPath: '$.email_address',
		recordOutcome: 'splitPath',
		failureSplitPaths: '$.errors[*]',
		parsePathMap: {
			status_code: '$.error_code,$.title',
			error_message: '$.error,$.detail',
			entity_id: '$.id',
			field: '$.field',
		},
		recoverableErrorCodes: '500,502,503,504',
	},
	options: {
		timeout: 120,
		waiting: { leastWait: 2 },
		retryNetworkErrors: true,
		successMeans: 'processed',
	},
	wrapper: [
		{
			target: 'email_address',
			source: 'field',
			value: '[[emailField]]',
			type: 'text',
			required: true,
		},
		{ target: 'status', source: 'fixedValue', value: '[[status]]', type: 'text' },
		{ target: 'merge_fields', source: 'allFields', value: '[[emailField]]', type: 'asIs' },
	],
	login: {
		kind: 'Basic Auth',
		baseUrl:
			'https://us21.api.mailchimp.com, where us21 is what follows the last hyphen of your API key',
		where:
			'User is any word, Password the API key: in Mailchimp under Account & billing, Extras, API keys.',
	},
	facts: {
		does: 'Adds members to an audience, or updates those that it has. Every field of a record but the address becomes the merge field of that tag, such as FNAME; empty ones are left out.',
		limits: 'At most 500 members per request.',
		rate: 'Mailchimp allows 10 requests at once, 5 are under way here. At very high volume it answers with 403, and the run stops.',
		dedupe: 'Sent twice is stored once, by the address.',
		successMeans: 'processed',
		secondHand: [
			'How an answer is written down, and its error codes.',
			'The 10 requests at once, a time-out of 120 seconds, and what a refusal looks like.',
			'That the API key may be the password.',
		],
		assumed: [
			'That members are stored when the answer comes.',
			'That fields which are no merge tag of the audience are ignored.',
			'Where the application shows audience ID and key.',
		],
		sources: [
			'https://mailchimp.com/developer/marketing/docs/fundamentals/',
			'https://mailchimp.com/developer/marketing/docs/errors/',
			'https://github.com/mailchimp/mailchimp-marketing-typescript-sdk',
		],
		readOn: '2026-11-27',
	},
};
