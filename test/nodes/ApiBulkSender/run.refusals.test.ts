import type { IDataObject, INode } from 'n8n-workflow';

import { closedPort } from '../../support/closedPort';
import { Destination, ids, results, soundItems } from '../../support/destination';
import type { NodeRun } from '../../support/runNode';

const destination = new Destination();

interface Case {
	run?: Partial<NodeRun>;
	/** Over those of the credential that the sandbox accepts. */
	credential?: () => IDataObject | null | Promise<IDataObject | null>;
	/** In the error's message. */
	says: RegExp;
	/** In its description, where it has one. */
	advises?: RegExp;
	/** Where the result is, when the usual field is taken. */
	resultField?: string;
	/** Requests that leave, those for tokens included. */
	requests?: number;
}

const cases: Record<string, Case> = {
	'a wrong setting': {
		run: { parameters: { apiEndpoint: 'https://elsewhere.example/x' } },
		says: /'API Endpoint' must be a path/,
		advises: /'API Base URL'/,
	},
	'a wrong setting of an option': {
		run: { parameters: { options: { concurrency: 0 } } },
		says: /'Concurrency' must be .* 1 to 100/,
	},
	'a code in two lists': {
		run: { parameters: { recoverableErrorCodes: '503', yieldingErrorCodes: '503' } },
		says: /503 is both in 'Yielding Error Codes' and in 'Recoverable Error Codes'/,
		advises: /remove it/,
	},
	'a malformed path': {
		run: { parameters: { responseSplitPath: '$.a[' } },
		says: /'Response Split Path'/,
	},
	'a header that HTTP forbids': {
		run: { parameters: { additionalHeaders: { entries: [{ name: 'X-A', value: 'a\nb' }] } } },
		says: /'Additional Headers'.*"X-A" has characters that HTTP forbids/,
		advises: /line breaks/,
	},
	'a header name that HTTP forbids': {
		run: { parameters: { additionalHeaders: { entries: [{ name: 'X A', value: 'a' }] } } },
		says: /"X A", which is not a valid header name/,
	},
	'a header that the transport sets': {
		run: { parameters: { additionalHeaders: { entries: [{ name: 'Host', value: 'a' }] } } },
		says: /"Host", which is set automatically/,
	},
	"a record's own field named as the result field": {
		run: {
			items: [{ json: { id: 1 } }, { json: { id: 2, delivery: 'own' } }, { json: { id: 3 } }],
		},
		says: /has a field "delivery" of its own/,
		resultField: 'delivery_',
	},
	'no credential': { credential: () => null, says: /credential/ },
	'a base URL that is none': {
		credential: () => destination.credential('none', { apiBaseUrl: 'ftp://x' }),
		says: /'API Base URL' is not an address/,
	},
	'no base URL': {
		credential: () => destination.credential('none', { apiBaseUrl: ' ' }),
		says: /'API Base URL' is empty/,
	},
	'a header value in the credential that HTTP forbids': {
		credential: () => destination.credential('header', { headerValue: 'a\u0000b' }),
		says: /credential.*X-Sandbox-Key.*HTTP forbids/,
	},
	'a wrong secret': {
		credential: () => destination.credential('clientKey', { clientSecret: 'wrong' }),
		says: /token request was refused \(HTTP 403\).*'Client Key' and 'Client Secret'/,
		requests: 1,
	},
	'a wrong bearer token': {
		credential: () => destination.credential('bearerToken', { token: 'wrong' }),
		says: /HTTP 401/,
		requests: 1,
	},
	'an unreachable destination': {
		run: { parameters: { maxRetries: 1 } },
		credential: async () =>
			destination.credential('none', { apiBaseUrl: `http://127.0.0.1:${await closedPort()}` }),
		says: /refuses connections: check address and port/,
	},
	'an unreachable token server': {
		credential: async () =>
			destination.credential('clientKey', {
				oauthBaseUrl: `http://127.0.0.1:${await closedPort()}`,
			}),
		says: /token request failed:.*refuses connections/,
	},
};

const perform = async ({ run, credential }: Case, node: Partial<INode> = {}) =>
	await destination.send({
		items: soundItems(3),
		...run,
		...(credential && { credential: await credential() }),
		node,
		// Repeats of the token request wait by chance; here not at all.
		prepare: () => jest.spyOn(Math, 'random').mockReturnValue(0),
	});
afterEach(() => jest.restoreAllMocks());

describe.each(Object.entries(cases))('%s', (_, testCase) => {
	it('throws an error with a sentence', async () => {
		const { error, outputs } = await perform(testCase);
		expect(`${error?.message}. ${error?.description}`).toMatch(testCase.says);
		if (testCase.advises) expect(error?.description).toMatch(testCase.advises);
		expect(outputs).toEqual([]);
		expect(destination.sandbox.requests).toHaveLength(testCase.requests ?? 0);
		expect(destination.acceptedIds).toEqual([]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'never throws with %s: every record leaves by Failed, with the sentence',
		async (onError) => {
			const { error, outputs, succeeded, failed, summary } = await perform(testCase, { onError });
			expect(error).toBeUndefined();
			expect(succeeded).toEqual([]);
			expect(ids(failed)).toEqual([1, 2, 3]);
			expect(results(failed, testCase.resultField)[0].reason).toMatch(testCase.says);
			if (testCase.advises)
				expect(results(failed, testCase.resultField)[2].reason).toMatch(testCase.advises);
			expect(results(failed, testCase.resultField).map(({ outcome }) => outcome)).not.toContain(
				'succeeded',
			);
			const { total, succeeded: none } = summary.records as IDataObject;
			expect([total, none]).toEqual([3, 0]);
			expect(outputs.slice(2)).toEqual([
				[{ json: summary, pairedItem: { item: 0 } }],
				...(onError === 'continueErrorOutput' ? [[]] : []),
			]);
			expect(destination.acceptedIds).toEqual([]);
		},
	);
});

describe('what a refusal counts', () => {
	it('is unsent for what never was in a request, with the cause stopped', async () => {
		const { failed, summary } = await perform(cases['a wrong setting'], {
			onError: 'continueRegularOutput',
		});
		expect(results(failed)[0]).toMatchObject({ outcome: 'unsent', cause: 'stopped', attempts: 0 });
		expect(summary).toMatchObject({
			records: { total: 3, failed: 0, unsent: 3 },
			requests: { sent: 0 },
		});
	});

	it('is unsent when no token could be had', async () => {
		const { failed, summary } = await perform(cases['a wrong secret'], {
			onError: 'continueRegularOutput',
		});
		expect(results(failed)[0]).toMatchObject({ outcome: 'unsent', cause: 'stopped', attempts: 0 });
		expect(summary).toMatchObject({ records: { failed: 0, unsent: 3 }, requests: { sent: 0 } });
	});

	it('is failed for the batch that was tried, unsent for the rest', async () => {
		const { failed, summary } = await destination.send({
			items: soundItems(3),
			credential: destination.credential('bearerToken', { token: 'wrong' }),
			parameters: { groupingLimit: 2 },
			node: { onError: 'continueRegularOutput' },
		});
		expect(results(failed)).toMatchObject([
			{ outcome: 'failed', cause: 'rejected', httpStatus: 401 },
			{ outcome: 'failed', cause: 'rejected', httpStatus: 401 },
			{ outcome: 'unsent', cause: 'stopped' },
		]);
		expect(summary.requests).toMatchObject({ sent: 1 });
	});
});
