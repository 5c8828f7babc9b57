import type {
	ICredentialType,
	IDataObject,
	INodeListSearchResult,
	INodeParameters,
	INodeType,
	INodeExecutionData,
} from 'n8n-workflow';

import { AdobeExperiencePlatformApi } from '../../credentials/AdobeExperiencePlatformApi.credentials';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server.ts';
import {
	loadOptionsContext,
	runInEngine,
	type Credential,
	type EngineResult,
	type EngineRun,
} from './engine';

export interface AdobeRun extends Partial<Omit<EngineRun, 'nodeType' | 'credentials'>> {
	/** Over the credential that the sandbox accepts. */
	account?: IDataObject;
	/** Data of the Destination Storage credential, where the node has one. */
	storage?: IDataObject;
}

export interface AdobeResult extends EngineResult {
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

/** A sandbox that plays Adobe for the tests of one file, fresh for each of them. */
export class AdobeSandbox {
	sandbox!: Sandbox;
	private readonly type: ICredentialType = new AdobeExperiencePlatformApi();

	constructor(options: SandboxOptions = {}) {
		beforeAll(async () => {
			this.sandbox = await startSandbox(options);
		});
		beforeEach(() => this.sandbox.reset());
		afterAll(async () => await this.sandbox.close());
	}

	/** An Adobe Experience Platform credential that the sandbox accepts. */
	account(other: IDataObject = {}): IDataObject {
		const { url, credentials } = this.sandbox;
		return {
			...credentials.adobe,
			scope: 'openid',
			platformUrl: url,
			imsUrl: url,
			accessToken: '',
			...other,
		};
	}

	/** Runs a node with this account, and with this storage credential if there is one. */
	async run(nodeType: INodeType, { account, storage, ...other }: AdobeRun): Promise<AdobeResult> {
		const credentials = this.credentials(account);
		if (storage) credentials.destinationStorageApi = { data: storage };
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
		return this.sandbox.requests.filter(({ path }) => !path.startsWith('/ims/'));
	}

	/** The last request of this kind. */
	lastRequest(method: string, pathPart: string) {
		return this.requests.findLast(
			(request) => request.method === method && request.path.includes(pathPart),
		);
	}

	private credentials(account: IDataObject = {}): Record<string, Credential> {
		return {
			adobeExperiencePlatformApi: { data: this.account(account), type: this.type },
		};
	}
}
