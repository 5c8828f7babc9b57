import type { DestinationTemplate } from './destinationTemplate';

/**
 * Postmark's own codes (401, 403, 405, 413) look like HTTP statuses and mean something else; so each
 * list says which it means. A mail that may have gone out is never sent again.
 */
export const postmarkEmails: DestinationTemplate = {
	id: 'postmarkEmails',
	displayName: 'Postmark: Send Emails',
	description: 'Send one email for each record',
	asks: [
		{
			displayName: 'From',
			name: 'from',
			type: 'string',
			default: '',
			placeholder: 'e.g. Our Shop <shop@example.com>',
			description: 'The sender, an address or domain that is confirmed in Postmark',
		},
		{
			displayName: 'Field With Recipient',
			name: 'toField',
			type: 'string',
			default: 'email',
			placeholder: 'e.g. email',
			description: 'The field of a record that holds the address it goes to',
		},
		{
			displayName: 'Field With Subject',
			name: 'subjectField',
			type: 'string',
			default: 'subject',
			placeholder: 'e.g. subject',
			description: 'The field of a record that holds the subject',
		},
		{
			displayName: 'Field With HTML Body',
			name: 'htmlField',
			type: 'string',
			default: 'html',
			placeholder: 'e.g. html',
			description:
				'The field of a record that holds the mail as HTML; records need it or a text body',
		},
		{
			displayName: 'Field With Text Body',
			name: 'textField',
			type: 'string',
			default: 'text',
			placeholder: 'e.g. text',
			description: 'The field of a record that holds the mail as plain text',
		},
		{
			displayName: 'Message Stream',
			name: 'stream',
			type: 'string',
			default: 'outbound',
			placeholder: 'e.g. broadcast',
			description:
				'ID of the message stream: outbound for single mails such as receipts, broadcast for marketing, or one of your own',
		},
	],
	settings: {
		apiEndpoint: '/email/batch',
		groupingLimit: 500,
		requestSplitPath: '',
		responseSplitPath: '',
		matchBy: 'position',
		recordOutcome: 'field',
		successField: '$.ErrorCode',
		successValues: '0',
		parsePathMap: {
			status_code: '$.ErrorCode',
			error_message: '$.Message',
			entity_id: '$.MessageID',
		},
		recoverableErrorCodes: 'http:503,code:100',
		yieldingErrorCodes: 'http:429',
	},
	options: {
		maxBodySize: 47,
		renewTokenCodes: 'http:401',
		stopCodes: 'http:403,code:405,code:413',
		splitCodes: '413',
		waiting: { leastWait: 5 },
		successMeans: 'accepted',
	},
	wrapper: [
		{ target: 'From', source: 'fixedValue', value: '[[from]]', type: 'text' },
		{ target: 'To', source: 'field', value: '[[toField]]', type: 'text', required: true },
		{ target: 'Subject', source: 'field', value: '[[subjectField]]', type: 'text' },
		{ target: 'HtmlBody', source: 'field', value: '[[htmlField]]', type: 'text' },
		{ target: 'TextBody', source: 'field', value: '[[textField]]', type: 'text' },
		{ target: 'MessageStream', source: 'fixedValue', value: '[[stream]]', type: 'text' },
	],
	login: {
		kind: 'Header',
		baseUrl: 'https://api.postmarkapp.com',
		where:
			'Header Name is X-Postmark-Server-Token, Header Value a Server API token: in Postmark under Servers, your server, API Tokens. With the value POSTMARK_API_TEST mails are checked but not sent.',
	},
	facts: {
		does: 'Sends one email for each record. Recipient, subject and body come from the fields named above; other fields are not sent.',
		limits:
			'At most 500 emails and 50 MB per request, 10 MB and 50 recipients per email, 5 MB per body.',
		rate: 'No rate is documented. After a 429 at least 5 seconds are waited. When the account has no credits left or may not send, the run stops.',
		dedupe:
			'Sent twice is mailed twice. So what got no clear answer is not sent again; it comes out as unclear.',
		successMeans: 'accepted',
		secondHand: ["The list of Postmark's own error codes."],
		assumed: [
			'What a 429 looks like, and that nothing of such a request is sent.',
			'That HTTP 503 means that nothing of the request was sent.',
		],
		sources: [
			'https://postmarkapp.com/developer/user-guide/send-email-with-api/batch-emails',
			'https://postmarkapp.com/developer/api/overview',
			'https://github.com/ActiveCampaign/postmark-php/wiki/Sending-Batches',
		],
		readOn: '2026-11-27',
	},
};
