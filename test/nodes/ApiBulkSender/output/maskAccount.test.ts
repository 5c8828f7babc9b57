import type { Stop } from '../../../../nodes/ApiBulkSender/engine/run/decision';
import type { RunResult } from '../../../../nodes/ApiBulkSender/engine/run/delivery';
import type { Settlement } from '../../../../nodes/ApiBulkSender/engine/types';
import { maskAccount } from '../../../../nodes/ApiBulkSender/output/maskAccount';
import { SecretMask } from '../../../../nodes/shared/http/secretMask';

const SECRET = 'c4n4ry';
const secrets = new SecretMask([SECRET]);

function settlement(fields: Partial<Settlement>): Settlement {
	return {
		outcome: 'failed',
		cause: 'rejected',
		httpStatus: 400,
		attempts: 1,
		batch: 1,
		...fields,
	};
}

const more = { accepted: 0, notSucceeded: 0 };

function result(fields: Partial<RunResult>): RunResult {
	return {
		records: { total: 0, succeeded: 0, failed: 0, unsent: 0, unclear: 0, ...more },
		requests: { sent: 1, retried: 0, yielded: 0 },
		durationMs: 1,
		errors: [],
		stop: undefined,
		notes: {},
		...fields,
	};
}

const maskAll = (settlements: Settlement[]) =>
	maskAccount({ result: result({}), settlements }, secrets).settlements;
const maskOne = (fields: Partial<Settlement>) => maskAll([settlement(fields)])[0];

describe('what the destination said of a record', () => {
	it.each<[keyof Settlement, unknown, unknown]>([
		['parsed', { a: `x ${SECRET}` }, { a: 'x ***' }],
		['parsed', { [SECRET]: 1 }, { '***': 1 }],
		['reason', `HTTP 400: ${SECRET}`, 'HTTP 400: ***'],
		['warnings', ['w', { a: [SECRET] }], ['w', { a: ['***'] }]],
		['response', { deep: [{ er: `"${SECRET}"` }] }, { deep: [{ er: '"***"' }] }],
		['response', `text ${SECRET.slice(0, 5)}…`, 'text ***…'],
	])('%s is masked: %j', (field, value, masked) => {
		const before = JSON.stringify(value);
		expect(maskOne({ [field]: value })).toEqual(settlement({ [field]: masked }));
		expect(JSON.stringify(value)).toBe(before);
	});

	it('is masked however deep it is', () => {
		let deep: unknown = SECRET;
		for (let level = 0; level < 50_000; level++) deep = { deep };
		let masked = maskOne({ response: deep }).response as { deep: unknown };
		for (let level = 0; level < 49_999; level++) masked = masked.deep as typeof masked;
		expect(masked.deep).toBe('***');
	});
});

describe('records that share', () => {
	const frozen = Object.freeze(
		settlement({ reason: `No: ${SECRET}`, response: Object.freeze({ a: SECRET }) }),
	);

	it('a settlement share its masked copy, and it is not written into', () => {
		const settlements = maskAll([frozen, frozen, frozen]);
		expect(settlements[0]).toMatchObject({ reason: 'No: ***', response: { a: '***' } });
		expect(new Set(settlements).size).toBe(1);
		expect(frozen.reason).toContain(SECRET);
	});

	it('an answer share its masked copy', () => {
		const response = { a: SECRET };
		const own = [1, 2, 3].map((batch) => settlement({ batch, response }));
		const settlements = maskAll(own);
		expect(new Set(settlements.map((one) => one.response)).size).toBe(1);
	});

	it('an answer without a secret keep it, and their settlements as they are', () => {
		const response = { a: 'nothing' };
		const own = [1, 2].map((batch) => settlement({ batch, response, parsed: { a: 'b' } }));
		const settlements = maskAll(own);
		expect(settlements[0]).toBe(own[0]);
		expect(settlements[1]).toBe(own[1]);
	});
});

it('a settlement that lacks what is empty is masked all the same', () => {
	const lean = { outcome: 'failed', reason: SECRET } as unknown as Settlement;
	const settlements = maskAll([lean]);
	expect(settlements).toEqual([{ outcome: 'failed', reason: '***' }]);
});

describe("the node's own words stay, whatever the secret is", () => {
	const causes = ['rejected', 'unclear', 'unreachable', 'invalid', 'stopped'] as const;

	it.each(causes)('%s', (cause) => {
		const run = result({
			errors: [{ code: cause, message: `it is ${cause}`, count: 1 }],
			stop: { kind: 'refused', reason: 'It was refused' } satisfies Stop,
		});
		const settlements = [settlement({ cause })];
		const masked = maskAccount(
			{ result: run, settlements },
			new SecretMask([cause, 'failed', 'refused', 'outcome', 'count']),
		);
		expect(masked.settlements).toEqual(settlements);
		expect(masked.result.errors).toEqual([{ code: cause, message: 'it is ***', count: 1 }]);
		expect(masked.result.stop).toEqual({ kind: 'refused', reason: 'It was ***' });
	});

	it('and HTTP statuses', () => {
		const errors = [
			{ code: '4031', message: 'a', count: 1 },
			{ code: '403', message: '403', count: 1 },
			{ code: 'other', message: 'Other reasons', count: 1 },
		];
		const mask = new SecretMask(['4031', 'other']);
		expect(
			maskAccount({ result: result({ errors }), settlements: [] }, mask).result.errors,
		).toEqual([
			{ code: '***', message: 'a', count: 1 },
			{ code: '403', message: '403', count: 1 },
			{ code: 'other', message: 'Other reasons', count: 1 },
		]);
	});
});
