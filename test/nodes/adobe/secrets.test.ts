import type { IDataObject } from 'n8n-workflow';

import type { StorageKind } from '../../../nodes/shared/adobe/credential/storageCredential';
import { AdobeSandbox, type AdobeRun } from '../../support/adobe';
import {
	echoing,
	everythingOf,
	expectNone,
	planted,
	secretsOf,
	sentOf,
	spellingsOf,
	storageOf,
	watchLog,
} from './canaries';
import { cloud, everyUse, legacy, nameOf, prepared, use, type Use } from './everyOperation';

const adobe = new AdobeSandbox();
beforeEach(() => {
	Object.assign(adobe.sandbox.adobe.settings, { updateMs: 0, runMs: 0 });
	jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => jest.restoreAllMocks());

const clientSecret = 'sandbox-adobe-client-secret';
const kinds = Object.keys(planted) as StorageKind[];

async function leaving(each: Use, json: IDataObject, more: Partial<AdobeRun> = {}) {
	const lines: unknown[] = [];
	const result = await use(adobe, each, json, { prepare: watchLog(lines), ...more });
	return { result, text: everythingOf(result, lines) };
}

const onConnection = (operation: string, parameters: Use['parameters'] = {}): Use => ({
	node: 'destinationConnection',
	resource: 'connection',
	operation,
	variant: '',
	parameters,
});

describe.each(kinds)('what is entered for %s', (kind) => {
	const { destination, open } = planted[kind];
	const storage = storageOf(kind);
	const secrets = secretsOf(kind);
	const create: Use = {
		...onConnection('create', {
			destination: { __rl: true, mode: 'name', value: destination },
			name: 'Account',
		}),
		storage,
	};
	const update: Use = {
		...onConnection('update', { newStorageCredential: true, updateFields: { name: 'Other' } }),
		storage,
	};

	it('never leaves when all goes well', async () => {
		const made = await leaving(create, {});
		expect(made.result.error).toBeUndefined();
		const [json] = made.result.jsons;
		const all = [...secrets, ...Object.values(open).map(String)].filter(
			(value) => value !== open.specName,
		);
		expectNone('create', made.text, all);
		const stored = JSON.stringify(adobe.sandbox.adobe.connections());
		expect(stored).toContain(JSON.stringify(sentOf(kind).at(-1) ?? open.s3Role).slice(1, -1));
		for (const each of [
			create,
			update,
			...['get', 'getAll', 'checkStatus', 'delete'].map((name) => onConnection(name)),
		]) {
			const { result, text } = await leaving(each, json);
			expect([each.operation, result.error?.message]).toEqual([each.operation, undefined]);
			expectNone(each.operation, text, all);
		}
	});

	it('never leaves when Adobe repeats its secrets, wherever and however spelt', async () => {
		const { result } = await leaving(create, {});
		const [json] = result.jsons;
		for (const [each, method] of [
			[create, 'GET'],
			[{ ...create, parameters: { ...create.parameters, name: 'New' } }, 'POST'],
			[update, 'GET'],
			[update, 'PATCH'],
		] as const) {
			for (const onError of [undefined, 'continueRegularOutput'] as const) {
				const echo = echoing(sentOf(kind).flatMap(spellingsOf).join(' ') || 'nothing');
				adobe.sandbox.faults.clear();
				adobe.sandbox.faults.add({
					method,
					// The catalogue is read before the storage credential is.
					pathPrefix: '/data/foundation/flowservice/connections',
					times: 'always',
					status: 400,
					body: echo.body,
				});
				const { text, result: refused } = await leaving(each, json, { node: { onError } });
				const failed = refused.error ?? refused.jsons[0].error;
				expect([each.operation, method, failed]).not.toContain(undefined);
				if (sentOf(kind).length > 0) expect(text).toContain('***');
				expectNone(`${each.operation} ${method}`, text, secrets);
			}
		}
	});
});

describe.each([
	['legacy', legacy],
	['current', cloud],
])('with a %s destination the client secret and the token', (_, way) => {
	const token = 'eyJh.c4n4ry/+token.of~Till';
	const secrets = [clientSecret, token];

	it('never leave when all goes well', async () => {
		let json: IDataObject = {};
		for (const each of everyUse(way)) {
			const { result, text } = await leaving(each, json);
			const bought = adobe.requests.map(({ headers }) => String(headers.authorization).slice(7));
			expectNone(nameOf(each), text, [clientSecret, ...new Set(bought)]);
			const [{ ids = {}, runId }] = result.jsons;
			const known = { ...(json.ids as IDataObject), ...(ids as IDataObject) };
			json = { ids: known, runId: runId ?? json.runId };
		}
	});

	it.each([400, 503])('never leave when Adobe repeats them with %i', async (status) => {
		const json = { ...(await prepared(adobe, way)), runId: 'r' };
		const fixedToken = { access_token: token, token_type: 'bearer', expires_in: 3600 };
		const answered = { pathPrefix: '/ims/', status: 200, body: fixedToken };
		adobe.sandbox.faults.add({ ...answered, times: 'always' });
		const { body, headers } = echoing(secrets.flatMap(spellingsOf).join(' '));
		const echo = { pathPrefix: '/data/', beforeAuth: true, status, body, headers };
		adobe.sandbox.faults.add({ ...echo, times: 'always' });
		for (const each of everyUse(way)) {
			for (const onError of [undefined, 'continueErrorOutput'] as const) {
				const { text, result } = await leaving(each, json, { node: { onError } });
				expect(text).toContain('***');
				expectNone(nameOf(each), text, secrets);
				const failed = result.outputs[1]?.[0].json;
				expect([nameOf(each), onError ? failed?.error : result.error?.message]).toEqual([
					nameOf(each),
					expect.stringMatching(/^Could not /),
				]);
			}
		}
	});
});

it('the client secret never leaves when the login server repeats it', async () => {
	for (const status of [400, 401, 500]) {
		const { body, headers } = echoing(spellingsOf(clientSecret).join(' '));
		adobe.sandbox.faults.add({ pathPrefix: '/ims/', times: 'always', status, body, headers });
		const { text, result } = await leaving(onConnection('getAll'), {});
		expect(result.error).toBeDefined();
		expectNone(`login ${status}`, text, [clientSecret]);
		adobe.sandbox.faults.clear();
	}
});
