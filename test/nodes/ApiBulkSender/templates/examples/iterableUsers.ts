import { refused, type TemplateExample } from './example';

const accepted = { outcome: 'succeeded', cause: 'accepted' };
const answer = (successCount: number, failCount: number, other: object = {}) => ({
	body: { successCount, failCount, createdFields: [], filteredOutFields: [], ...other },
});
const nobody = {
	invalidEmails: [],
	invalidUserIds: [],
	notFoundEmails: [],
	conflictEmails: [],
	forgottenEmails: [],
	invalidDataEmails: [],
};
const taken = answer(2, 0, { invalidEmails: [], failedUpdates: nobody });
const listed = (list: string, address: string) => ({
	outcome: 'failed',
	cause: 'rejected',
	parsed: { status_code: list },
	reason: `${list}: ${address}`,
});
const msg = 'Field type mismatch: points';
const mismatch = {
	status: 400,
	body: { msg, code: 'RequestFieldsTypesMismatched', params: null },
};

export const iterableUsers: TemplateExample = {
	inputs: { identifierField: 'mail' },
	records: [
		{ mail: 'Ada@Example.com', points: 70, city: '' },
		{ mail: 'grace', points: 'many' },
	],
	request: {
		method: 'POST',
		path: '/api/users/bulkUpdate',
		body: {
			users: [
				{ email: 'Ada@Example.com', dataFields: { points: 70 }, mergeNestedObjects: true },
				{ email: 'grace', dataFields: { points: 'many' }, mergeNestedObjects: true },
			],
		},
	},
	answers: [
		{ kind: 'success', told: [taken], outcomes: [accepted, accepted] },
		{
			kind: 'success',
			name: 'without the lists',
			told: [answer(2, 0)],
			outcomes: [accepted, accepted],
		},
		{
			kind: 'partial',
			name: 'the list says why, also where the old one names the same',
			told: [
				answer(1, 1, {
					invalidEmails: ['grace'],
					failedUpdates: { ...nobody, invalidEmails: ['grace'] },
				}),
			],
			outcomes: [accepted, listed('invalidEmails', 'grace')],
		},
		{
			kind: 'partial',
			name: 'with an address in another case',
			told: [answer(1, 1, { failedUpdates: { ...nobody, forgottenEmails: ['ada@example.com'] } })],
			outcomes: [listed('forgottenEmails', 'ada@example.com'), accepted],
		},
		{
			kind: 'refusal',
			name: 'because of one user',
			told: [mismatch, answer(1, 0), mismatch],
			outcomes: [accepted, refused('RequestFieldsTypesMismatched', msg, { httpStatus: 400 })],
		},
		{
			kind: 'rateLimit',
			told: [{ status: 429, body: { msg: 'Too many', code: 'RateLimitExceeded' } }, taken],
			outcomes: [accepted, accepted],
		},
	],
};
