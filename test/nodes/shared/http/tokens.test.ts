import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
} from 'n8n-workflow';

import { AdobeExperiencePlatformApi } from '../../../../credentials/AdobeExperiencePlatformApi.credentials';
import { ImprovadoApi } from '../../../../credentials/ImprovadoApi.credentials';
import { openAdobe } from '../../../../nodes/shared/adobe/client/openAdobe';
import { subjectOf as adobeSubject } from '../../../../nodes/shared/adobe/client/subjects';
import {
	addresses,
	subjectOf as improvadoSubject,
} from '../../../../nodes/shared/improvado/client/addresses';
import { openImprovado } from '../../../../nodes/shared/improvado/client/openImprovado';
import { imsTokenRequest } from '../../../../nodes/shared/adobe/credential/imsToken';
import { readAdobeAccount } from '../../../../nodes/shared/adobe/credential/adobeAccount';
import { storeToken } from '../../../../nodes/shared/http/storedToken';
import { readImprovadoAccount } from '../../../../nodes/shared/improvado/credential/improvadoAccount';
import { purchaseOf, tokenRequest } from '../../../../nodes/shared/improvado/credential/token';
import { startSandbox, type Sandbox } from '../../../../sandbox/server.ts';
import { TestServer } from '../../../credentials/server';
import { runInEngine, type Credential } from '../../../support/engine';

let sandbox: Sandbox;
const server = new TestServer();
beforeAll(async () => {
	sandbox = await startSandbox();
	await server.start();
});
beforeEach(() => sandbox.reset());
afterAll(async () => {
	await sandbox.close();
	await server.stop();
});

interface System {
	name: string;
	credentialName: string;
	/** An account that no other test has: what is bought with equal values is shared. */
	credential(): Credential;
	tokenPath: string;
	/** The token as n8n keeps it. */
	stored(data: IDataObject, token: string): string;
	open(context: IExecuteFunctions): Promise<() => Promise<unknown>>;
}

const systems: System[] = [
	{
		name: 'Adobe',
		credentialName: 'adobeExperiencePlatformApi',
		credential: () => ({
			data: {
				...sandbox.credentials.adobe,
				scope: `openid,${Math.random()}`,
				platformUrl: sandbox.url,
				imsUrl: sandbox.url,
				accessToken: '',
			},
			type: new AdobeExperiencePlatformApi(),
		}),
		tokenPath: '/ims/token/v3',
		stored: (data, token) => storeToken(imsTokenRequest(readAdobeAccount(data)), { token }),
		open: async (context) => {
			const client = await openAdobe(context);
			const path = '/data/foundation/flowservice/connections';
			return async () => await client.get(path, adobeSubject('list', 'connections'));
		},
	},
	{
		name: 'Improvado',
		credentialName: 'improvadoApi',
		credential: () => ({
			data: { ...sandbox.credentials.improvado, baseUrl: `${sandbox.url}/`, accessToken: '' },
			type: new ImprovadoApi(),
		}),
		tokenPath: '/api/v3/token',
		stored: (data, token) =>
			storeToken(purchaseOf(tokenRequest(readImprovadoAccount(data))), { token }),
		open: async (context) => {
			const client = await openImprovado(context);
			return async () =>
				await client.get(addresses.destinations, improvadoSubject('list', 'destination'));
		},
	},
];

/** A node that does this with requests to a system. */
function node(
	{ open, credentialName }: System,
	work: (get: () => Promise<unknown>) => Promise<void>,
): INodeType {
	return {
		description: {
			displayName: 'Trial',
			name: 'trial',
			group: ['output'],
			version: 1,
			description: 'Tries tokens',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: credentialName, required: true }],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			await work(await open(this));
			return [[{ json: {} }]];
		},
	};
}

const times = async (count: number, get: () => Promise<unknown>) => {
	await Promise.all(Array.from({ length: count }, get));
};

describe.each(systems)("$name's token", (system) => {
	const { credentialName, tokenPath } = system;
	const run = async (
		credential: Credential,
		work: (get: () => Promise<unknown>) => Promise<void>,
	) => {
		const credentials = { [credentialName]: credential };
		const nodeType = node(system, work);
		const { error } = await runInEngine({ nodeType, parameters: {}, credentials });
		return error;
	};
	const purchases = () => sandbox.requests.filter(({ path }) => path === tokenPath).length;

	it('is bought once by twenty requests at the same time', async () => {
		const credential = system.credential();
		expect(await run(credential, async (get) => await times(20, get))).toBeUndefined();
		expect(purchases()).toBe(1);
	});

	it('that was bought just now is renewed once when twenty requests are refused together', async () => {
		const credential = system.credential();
		const error = await run(credential, async (get) => {
			await get();
			sandbox.tokens.revokeAll();
			await times(20, get);
		});
		expect(error).toBeUndefined();
		expect(purchases()).toBe(2);
	});

	it('of another run is used where the server keeps only the newest one', async () => {
		sandbox.tokens.onlyNewest = true;
		const credential = system.credential();
		const both = await Promise.all(
			[0, 1].map(
				async () =>
					await run(credential, async (get) => {
						for (let round = 0; round < 5; round++) await times(3, get);
					}),
			),
		);
		expect(both).toEqual([undefined, undefined]);
		expect(purchases()).toBeLessThanOrEqual(2);
	});

	it('of another process is used when it came up between the renewal and the repeat', async () => {
		const credential = system.credential();
		const { data } = credential;
		Object.assign(data, { platformUrl: server.url, imsUrl: server.url, baseUrl: server.url });
		const refused: string[] = [];
		server.answer = ({ url, headers }) => {
			if (url === tokenPath) {
				return { status: 200, body: { token: 'ours', access_token: 'ours', expires_in: 3600 } };
			}
			const token = String(headers.authorization).slice('Bearer '.length);
			if (token === 'theirs') return { status: 200, body: { items: [], results: [] } };
			refused.push(token);
			// n8n has stored it for all processes.
			if (token === 'ours') data.accessToken = system.stored(data, 'theirs');
			return { status: 401 };
		};
		data.accessToken = system.stored(data, 'old');
		expect(await run(credential, async (get) => void (await get()))).toBeUndefined();
		expect(refused).toEqual(['old', 'ours']);
	});

	it('is not bought again and again when none is accepted', async () => {
		const credential = system.credential();
		const error = await run(credential, async (get) => {
			await get();
			sandbox.faults.add({
				pathPrefix: system.name === 'Adobe' ? '/data/' : '/api/v3/destinations',
				status: 401,
				body: {},
				times: 'always',
			});
			const settled = await Promise.allSettled(Array.from({ length: 20 }, get));
			expect(settled.every(({ status }) => status === 'rejected')).toBe(true);
		});
		expect(error).toBeUndefined();
		expect(purchases()).toBe(2);
	});
});
