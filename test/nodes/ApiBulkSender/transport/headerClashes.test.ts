import type { Authentication } from '../../../../nodes/shared/http/destinationCredential';
import { Destination, results, soundItems } from '../../../support/destination';

const destination = new Destination();

describe('a header that the credential sets is not replaced without a word', () => {
	const kinds: Array<[Authentication, object, string]> = [
		['bearerToken', {}, 'AUTHORIZATION'],
		['basicAuth', {}, 'Authorization'],
		['oAuth2ClientCredentials', {}, ' authorization '],
		['clientKey', { tokenHeader: 'X-Other-Token' }, 'x-other-token'],
		['header', { headerName: 'X-Api-Key' }, 'X-API-KEY'],
	];

	it.each(kinds)('%s: in Additional Headers', async (kind, fields, name) => {
		for (const dryRun of [false, true]) {
			const { error } = await destination.send({
				items: soundItems(1),
				credential: destination.credential(kind, { ...fields }),
				parameters: {
					additionalHeaders: { entries: [{ name, value: 'mine' }] },
					options: { dryRun },
				},
			});
			expect(error?.message).toBe(
				`'Additional Headers' has "${name.trim().toLowerCase()}", which the credential sets to log in`,
			);
			expect(error?.description).toMatch(/Remove it there/);
		}
		expect(destination.sandbox.requests).toEqual([]);
	});

	it.each(kinds)('%s: as Idempotency Key Header', async (kind, fields, name) => {
		const { error, failed } = await destination.send({
			items: soundItems(2),
			credential: destination.credential(kind, { ...fields }),
			parameters: { options: { idempotencyKeyHeader: name } },
			node: { onError: 'continueRegularOutput' },
		});
		expect(error).toBeUndefined();
		expect(results(failed)).toMatchObject([{ outcome: 'unsent' }, { outcome: 'unsent' }]);
		expect(results(failed)[0].reason).toMatch(
			/^'Idempotency Key Header' is ".*", which the credential sets to log in\. Choose another name/,
		);
		expect(destination.sandbox.requests).toEqual([]);
	});

	it('any other header is sent beside it', async () => {
		const { succeeded } = await destination.send({
			items: soundItems(1),
			credential: destination.credential('clientKey', {}),
			parameters: {
				additionalHeaders: {
					entries: [
						{ name: 'Authorization', value: 'Bearer of something else' },
						{ name: 'X-Request-Source', value: 'n8n' },
					],
				},
			},
		});
		expect(succeeded).toHaveLength(1);
		expect(destination.requests[0].headers).toMatchObject({
			authorization: 'Bearer of something else',
			'x-request-source': 'n8n',
		});
	});

	it.each([
		['Idempotency-Key', /has too/, /Keep one of them/],
		['Content-Type', /which has another meaning/, /Choose another name/],
		['accept', /which has another meaning/, /Choose another name/],
	])('%s as Idempotency Key Header', async (name, says, advises) => {
		const { error } = await destination.send({
			items: soundItems(1),
			parameters: {
				additionalHeaders: { entries: [{ name: 'idempotency-key', value: 'mine' }] },
				options: { idempotencyKeyHeader: name },
			},
		});
		expect(error?.message).toMatch(says);
		expect(error?.description).toMatch(advises);
		expect(destination.sandbox.requests).toEqual([]);
	});
});
