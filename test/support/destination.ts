import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Authentication } from '../../nodes/shared/http/destinationCredential';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server.ts';
import { runNode, type NodeResult, type NodeRun } from './runNode';

/** Fits the generic endpoints of the sandbox. */
export const codeMap: INodeParameters = {
	entries: [
		{ name: 'status_code', path: '$.code' },
		{ name: 'error_message', path: '$.message' },
	],
};

/** A sandbox for the tests of one file, fresh for each of them. */
export class Destination {
	sandbox!: Sandbox;

	constructor(options: SandboxOptions = {}) {
		beforeAll(async () => {
			this.sandbox = await startSandbox(options);
		});
		beforeEach(() => this.sandbox.reset());
		afterAll(async () => await this.sandbox.close());
	}

	/** A credential that the sandbox accepts. */
	credential(authentication: Authentication = 'bearerToken', other: IDataObject = {}): IDataObject {
		const { bearerToken, ...secrets } = this.sandbox.credentials;
		const tokenPath = authentication === 'oAuth2ClientCredentials' ? '/oauth2/token' : undefined;
		return {
			apiBaseUrl: this.sandbox.url,
			authentication,
			...secrets,
			token: bearerToken,
			tokenPath,
			...other,
		};
	}

	/** Runs the node against it; parameters over those of `/api/records`. */
	async send({ parameters, ...other }: Partial<NodeRun> = {}): Promise<NodeResult> {
		const options = (parameters?.options ?? {}) as INodeParameters;
		return await runNode({
			credential: this.credential(),
			...other,
			parameters: {
				apiEndpoint: '/api/records',
				parsePathMap: codeMap,
				...parameters,
				options: { baseDelay: 1, ...options },
			},
		});
	}

	/** Requests other than those for tokens. */
	get requests() {
		return this.sandbox.requests.filter(({ path }) => !path.includes('token'));
	}

	/** What it stored of `/api/records`, by id. */
	get acceptedIds(): unknown[] {
		return this.sandbox.accepted<{ id: unknown }>('records').map(({ id }) => id);
	}
}

/** Items that any destination takes, with ids from 1. */
export function soundItems(count: number): INodeExecutionData[] {
	return Array.from({ length: count }, (_, at) => ({
		json: { id: at + 1, email: `r${at + 1}@example.com` },
	}));
}

/** Ids of items that leave. */
export function ids(items: readonly INodeExecutionData[]): unknown[] {
	return items.map(({ json }) => json.id);
}

/** The result field of items that leave. */
export function results(
	items: readonly INodeExecutionData[],
	resultField = 'delivery',
): IDataObject[] {
	return items.map(({ json }) => json[resultField] as IDataObject);
}
