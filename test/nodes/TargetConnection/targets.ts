import {
	sleep,
	type IDataObject,
	type INodeExecutionData,
	type INodeParameters,
} from 'n8n-workflow';

import { TargetConnection } from '../../../nodes/TargetConnection/TargetConnection.node';
import type { LoggedRequest } from '../../../sandbox/core/requestLog.ts';
import { checkRequest } from '../../contracts/adobe/check';
import { send, type Loose } from '../../sandbox/client';
import { AdobeSandbox, type AdobeResult, type AdobeRun } from '../../support/adobe';
import { ways } from './ways';

export const node = new TargetConnection();
const FLOW_SERVICE = '/data/foundation/flowservice';
/** Marks the requests that a test makes itself. */
const SEED = 'x-seed';

/** Adobe with accounts at destinations; every request of the node is held against the contract. */
export class Targets extends AdobeSandbox {
	constructor() {
		super();
		beforeEach(() => {
			// Without jitter, so that no test waits longer than it must.
			jest.spyOn(Math, 'random').mockReturnValue(0);
		});
		afterEach(() => {
			jest.restoreAllMocks();
			expect(this.nodeRequests.flatMap(checkRequest)).toEqual([]);
		});
	}

	/** Requests of the node. */
	get nodeRequests(): LoggedRequest[] {
		return this.requests.filter(({ headers }) => headers[SEED] === undefined);
	}

	bodies(method: string): Loose[] {
		return this.nodeRequests.filter((one) => one.method === method).map(({ body }) => body);
	}

	/** The only create that the node sent. */
	get created(): Loose {
		const bodies = this.bodies('POST');
		expect(bodies).toHaveLength(1);
		return bodies[0];
	}

	get stored(): Loose[] {
		return this.sandbox.adobe.targetConnections();
	}

	/** An account at a destination. */
	async connection(way: string, name = `To ${way}`): Promise<string> {
		const { spec, auth } = ways[way];
		return await this.seed('/connections', { name, connectionSpec: ref(spec), auth });
	}

	/** A target connection of an account. */
	async target(
		way: string,
		connectionId: string,
		name: string,
		more: object = {},
	): Promise<string> {
		const { spec, target } = ways[way];
		const body = { name, baseConnectionId: connectionId, connectionSpec: ref(spec) };
		return await this.seed('/targetConnections', { ...body, params: { ...target, ...more } });
	}

	async seed(path: string, body: object, method = 'POST'): Promise<string> {
		const { status, json, text } = await this.call(method, path, body);
		if (status >= 300) throw new Error(`${path} answered ${status}: ${text}`);
		return json.id as string;
	}

	async call(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
		const { clientId, clientSecret, organizationId, sandboxName } = this.sandbox.credentials.adobe;
		const form = { grant_type: 'client_credentials', scope: 'openid' };
		const raw = new URLSearchParams({
			...form,
			client_id: clientId,
			client_secret: clientSecret,
		}).toString();
		const type = { 'content-type': 'application/x-www-form-urlencoded' };
		const ims = await send(this.sandbox, '/ims/token/v3', { headers: type, raw });
		return await send(this.sandbox, `${FLOW_SERVICE}${path}`, {
			method,
			headers: {
				[SEED]: 'yes',
				authorization: `Bearer ${ims.json.access_token}`,
				'x-api-key': clientId,
				'x-gw-ims-org-id': organizationId,
				'x-sandbox-name': sandboxName,
				...headers,
			},
			body,
		});
	}

	/** A change by the node is on its way. */
	async patchArrived(): Promise<void> {
		while (this.bodies('PATCH').length === 0) await sleep(5);
	}

	/** Somebody else changes a target connection. */
	async changeElsewhere(id: string, patch: object[]): Promise<void> {
		const { json } = await this.call('GET', `/targetConnections/${id}`);
		const { etag } = json.items[0];
		await this.call('PATCH', `/targetConnections/${id}`, patch, { 'if-match': etag });
	}

	async execute(
		operation: string,
		parameters: INodeParameters,
		other: Omit<AdobeRun, 'parameters'> = {},
	): Promise<AdobeResult> {
		return await this.run(node, { ...other, parameters: { operation, ...parameters } });
	}

	/** Runs without being refused. */
	async done(
		operation: string,
		parameters: INodeParameters,
		other: Omit<AdobeRun, 'parameters'> = {},
	): Promise<IDataObject[]> {
		const { error, jsons } = await this.execute(operation, parameters, other);
		if (error) throw error;
		return jsons;
	}

	/** What n8n shows of a refusal; `nothing` has left then but reads. */
	async refusal(
		operation: string,
		parameters: INodeParameters,
		other: Omit<AdobeRun, 'parameters'> = {},
	): Promise<{ message?: string; description?: string | null }> {
		const { error } = await this.execute(operation, parameters, other);
		return { message: error?.message, description: error?.description };
	}

	/** Nothing but reads left. */
	expectNothingChanged(): void {
		expect(this.nodeRequests.map(({ method }) => method).filter((one) => one !== 'GET')).toEqual(
			[],
		);
	}
}

const ref = (id: string) => ({ id, version: '1.0' });

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
export const nothingChosen = { __rl: true, mode: 'list', value: '' };

/** An item that brings ids, as the node before hands them on. */
export function itemWith(ids: object, json: IDataObject = {}): INodeExecutionData {
	return { json: { ...json, ids } as IDataObject };
}
