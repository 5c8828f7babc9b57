import type {
	ICredentialType,
	IDataObject,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';

import { ImprovadoApi } from '../../credentials/ImprovadoApi.credentials';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server.ts';
import {
	loadOptionsContext,
	runInEngine,
	type Credential,
	type EngineResult,
	type EngineRun,
} from './engine';

export interface ImprovadoRun extends Partial<Omit<EngineRun, 'nodeType' | 'credentials'>> {
	/** Over the credential that the sandbox accepts. */
	account?: IDataObject;
	/** Parameters of the Improvado Destination credential, where the node has one. */
	secrets?: IDataObject;
}

export interface ImprovadoResult extends EngineResult {
	items: INodeExecutionData[];
	/** The `json` of each item. */
	jsons: IDataObject[];
}

interface Search {
	filter?: string;
	paginationToken?: string;
	parameters?: INodeParameters;
	account?: IDataObject;
}

/** A sandbox that plays Improvado for the tests of one file, fresh for each of them. */
export class ImprovadoSandbox {
	sandbox!: Sandbox;
	private readonly type: ICredentialType = new ImprovadoApi();

	constructor(options: SandboxOptions = {}) {
		beforeAll(async () => {
			this.sandbox = await startSandbox(options);
		});
		beforeEach(() => this.sandbox.reset());
		afterAll(async () => await this.sandbox.close());
	}

	/** What tests see and steer of it. */
	get improvado() {
		return this.sandbox.improvado;
	}

	/** An Improvado credential that the sandbox accepts. */
	account(other: IDataObject = {}): IDataObject {
		const { url, credentials } = this.sandbox;
		return { ...credentials.improvado, baseUrl: url, accessToken: '', ...other };
	}

	/** Runs a node with this account, and with these secret parameters if there are any. */
	async run(
		nodeType: INodeType,
		{ account, secrets, ...other }: ImprovadoRun,
	): Promise<ImprovadoResult> {
		const credentials = this.credentials(account);
		if (secrets) {
			credentials.improvadoDestinationApi = { data: { parameters: JSON.stringify(secrets) } };
		}
		const result = await runInEngine({ nodeType, parameters: {}, credentials, ...other });
		const items = result.outputs[0] ?? [];
		return { ...result, items, jsons: items.map(({ json }) => json) };
	}

	/** Fills a list as the editor does. */
	async search(
		nodeType: INodeType,
		method: string,
		{ filter, paginationToken, parameters = {}, account }: Search = {},
	): Promise<INodeListSearchResult> {
		const credentials = this.credentials(account);
		const context = loadOptionsContext({ nodeType, parameters, credentials });
		const search = nodeType.methods!.listSearch![method];
		return await search.call(context, filter, paginationToken);
	}

	/** Requests other than those for tokens. */
	get requests() {
		return this.sandbox.requests.filter(({ path }) => path !== '/api/v3/token');
	}

	/** How often a token was asked for. */
	get purchases(): number {
		return this.sandbox.requests.filter(({ path }) => path === '/api/v3/token').length;
	}

	/** Each request as method and path below `/api/v3`. */
	get calls(): string[] {
		return this.requests.map(({ method, path }) => `${method} ${path.replace('/api/v3', '')}`);
	}

	private credentials(account: IDataObject = {}): Record<string, Credential> {
		return { improvadoApi: { data: this.account(account), type: this.type } };
	}
}
