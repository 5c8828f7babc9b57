import { refused, type TemplateExample } from './example';

const taken = (...objectIDs: string[]) => ({ body: { taskID: 1506303845001, objectIDs } });
const accepted = { outcome: 'succeeded', cause: 'accepted', parsed: { entity_id: 1506303845001 } };
const message = 'Record at the position 1 objectID=0 is too big size=20715 bytes.';
const tooBig = { status: 400, body: { message, position: 1, objectID: '0', status: 400 } };
const unknown = { message: 'Invalid Application-ID or API key', status: 403 };

export const algoliaBatch: TemplateExample = {
	inputs: {
		applicationId: 'APP1',
		index: 'our products',
		objectAction: 'partialUpdateObject',
		idField: 'sku',
	},
	records: [
		{ sku: 'failed-orders', price: 7, note: '' },
		{ sku: 0, price: 9, objectID: 'other' },
	],
	request: {
		method: 'POST',
		path: '/1/indexes/our%20products/batch',
		headers: { 'x-algolia-application-id': 'APP1' },
		body: {
			requests: [
				{
					action: 'partialUpdateObject',
					body: { objectID: 'failed-orders', sku: 'failed-orders', price: 7 },
				},
				{ action: 'partialUpdateObject', body: { objectID: '0', sku: 0, price: 9 } },
			],
		},
	},
	noPartial:
		'A request is taken as a whole or not at all; of one that is refused the halves are sent.',
	answers: [
		{
			kind: 'success',
			told: [taken('failed-orders', '0')],
			outcomes: [accepted, accepted],
		},
		{
			kind: 'refusal',
			name: 'because of one record',
			told: [tooBig, taken('failed-orders'), tooBig],
			outcomes: [accepted, refused(400, message, { httpStatus: 400 })],
		},
		{
			kind: 'refusal',
			name: 'an answer that names no task is no success',
			told: [{ body: { objectIDs: ['failed-orders', '0'] } }],
			outcomes: [
				{ outcome: 'failed', cause: 'unclear' },
				{ outcome: 'failed', cause: 'unclear' },
			],
		},
		{
			kind: 'refusal',
			name: 'the plan does not allow it',
			told: [{ status: 402, body: { message: 'Record quota exceeded', status: 402 } }],
			outcomes: [{ outcome: 'failed' }, { outcome: 'failed' }],
		},
		{
			kind: 'refusal',
			name: 'a wrong key',
			told: [{ status: 403, body: unknown }],
			outcomes: [{ outcome: 'failed' }, { outcome: 'failed' }],
		},
		{
			kind: 'rateLimit',
			told: [
				{ status: 429, body: { message: 'Too many jobs', status: 429 } },
				taken('failed-orders', '0'),
			],
			outcomes: [accepted, accepted],
		},
	],
};
