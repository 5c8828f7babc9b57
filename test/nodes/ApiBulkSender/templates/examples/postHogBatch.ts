import type { TemplateExample } from './example';

const accepted = { outcome: 'succeeded', cause: 'accepted' };
const rejected = { outcome: 'failed', cause: 'rejected' };
const success = { body: { status: 'Ok' } };
const invalid = { status: 400, body: 'event submitted without a distinct_id' };

export const postHogBatch: TemplateExample = {
	inputs: {
		postHogEvent: 'signed_up',
		distinctIdField: 'customer',
		timestampField: 'at',
		historicalMigration: true,
	},
	records: [
		{ customer: 1, at: '2026-11-27T10:00:00+01:00', plan: 'free', city: '' },
		{ customer: ' ', plan: 'paid' },
	],
	request: {
		method: 'POST',
		path: '/batch/',
		body: {
			historical_migration: true,
			batch: [
				{
					event: 'signed_up',
					distinct_id: '1',
					timestamp: '2026-11-27T09:00:00.000Z',
					properties: { plan: 'free' },
				},
				{ event: 'signed_up', distinct_id: ' ', properties: { plan: 'paid' } },
			],
		},
	},
	noPartial:
		'A request is taken as a whole or not at all; of one that is refused the halves are sent.',
	answers: [
		{ kind: 'success', told: [success], outcomes: [accepted, accepted] },
		{
			kind: 'success',
			name: 'of an old version',
			told: [{ body: { status: 1 } }],
			outcomes: [accepted, accepted],
		},
		{
			kind: 'refusal',
			name: 'because of one event',
			told: [invalid, success, invalid],
			outcomes: [
				accepted,
				{ ...rejected, httpStatus: 400, reason: expect.stringContaining('without a distinct_id') },
			],
		},
		{
			kind: 'refusal',
			name: 'too large',
			told: [
				{ status: 413, body: 'maximum event size exceeded' },
				{ status: 413, body: 'maximum event size exceeded' },
				success,
			],
			outcomes: [{ ...rejected, httpStatus: 413 }, accepted],
		},
		{
			kind: 'rateLimit',
			told: [{ status: 429, body: 'rate limited' }, success],
			outcomes: [accepted, accepted],
		},
	],
};
