import { run, type Overrides } from './harness';
import { expectRefusal, refusal } from './refusal';

describe('Content-Type of a body that is JSON', () => {
	const refusalOf = (value: string, overrides: Overrides = {}) =>
		refusal(overrides, { headers: [{ name: 'Content-Type', value }] });

	it.each([
		'application/json',
		'Application/JSON; charset=UTF-8',
		'application/json;charset="utf-8"',
		'application/json; charset=utf8; profile=x',
		'application/vnd.api+json',
		'application/x-amz-json-1.1',
		'application/vnd.shop.v2+json; version=2',
		'text/json',
		'text/x-json',
	])('%s is taken', (value) => {
		expect(refusalOf(value)).toBeUndefined();
	});

	it.each([
		'text/plain',
		'application/x-www-form-urlencoded',
		'multipart/form-data',
		'application/xml',
		'application/x-ndjson',
		'application/jsonl',
		'application/json-seq',
		'application/octet-stream; of=application/json',
		'json',
		'text/csv; header=+json',
	])('%s is refused, since what is sent is JSON', (value) => {
		expectRefusal(refusalOf(value), 'Additional Headers', `"Content-Type: ${value}"`);
		expect(refusalOf(value)?.message).toContain('but what is sent is JSON');
	});

	it.each(['application/json; charset=iso-8859-1', 'application/json;charset="utf-16"'])(
		'%s is refused, since what is sent is UTF-8',
		(value) => {
			expectRefusal(refusalOf(value), 'Additional Headers', 'but what is sent is in UTF-8');
		},
	);

	it('says nothing where no body is sent', () => {
		expect(refusalOf('text/plain', { bulkSupport: false, apiMethod: 'DELETE' })).toBeUndefined();
	});
});

describe('a header that would be overwritten without a word is refused', () => {
	it.each(['Authorization', 'content-type', 'Accept'])(
		'Idempotency Key Header: %s',
		(idempotencyKeyHeader) => {
			const field = 'Idempotency Key Header';
			expectRefusal(refusal({ idempotencyKeyHeader }), field, 'is needed for something else');
		},
	);

	it('a header that is the Idempotency Key Header too', () => {
		const headers = [{ name: 'X-Key', value: 'mine' }];
		const message = `'Additional Headers' has "x-key", which 'Idempotency Key Header' sets too`;
		expectRefusal(
			refusal({ idempotencyKeyHeader: 'x-key' }, { headers }),
			'Additional Headers',
			message,
		);
	});
});

describe('header values that expressions yield', () => {
	const sentHeader = async (value: unknown) => {
		const headers = [{ name: 'X-A', value: value as string }];
		const { sent } = await run([{ id: '1' }], {}, { headers });
		return sent[0].headers['x-a'];
	};

	it.each<[unknown, string]>([
		[7, '7'],
		[true, 'true'],
		[new Date(0), '1970-01-01T00:00:00.000Z'],
	])('%j is text', async (value, text) => {
		expect(await sentHeader(value)).toBe(text);
	});

	it.each([[{}], [[1]], [NaN]])('%j is refused', (value) => {
		const headers = [{ name: 'X-A', value: value as unknown as string }];
		expectRefusal(refusal({}, { headers }), 'Additional Headers', 'must be text');
	});
});
