import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { Dataflow } from '../../../nodes/Dataflow/Dataflow.node';
import { specIds } from '../../../sandbox/adobe/catalogue/ids.ts';
import type { LoggedRequest } from '../../../sandbox/server.ts';
import { checkRequest, isDescribed } from '../../contracts/adobe/check';
import { ways } from '../../sandbox/adobe/ways';
import { send } from '../../sandbox/client';
import { AdobeSandbox, type AdobeResult, type AdobeRun } from '../../support/adobe';

type Body = Record<string, unknown>;

const ref = (id: string) => ({ id, version: '1.0' });

const flowService = '/data/foundation/flowservice';

/** The ids that an item carries from node to node. */
export interface ChainIds extends IDataObject {
	connectionSpecId: string;
	connectionId: string;
	sourceConnectionId: string;
	targetConnectionId: string;
}

export const empty = { mode: 'list', value: '' };
export const byId = (value: string) => ({ mode: 'id', value });

/**
 * A sandbox, the node, and a way to prepare what it finds. What the node itself sends is held
 * against Adobe's documents after each test.
 */
export class Dataflows extends AdobeSandbox {
	private readonly prepared = new Set<LoggedRequest>();

	constructor() {
		super();
		// Waits between attempts are drawn by lot.
		beforeEach(() => jest.spyOn(Math, 'random').mockReturnValue(0));
		afterEach(() => {
			jest.restoreAllMocks();
			expect(this.sent.filter(isDescribed).flatMap(checkRequest)).toEqual([]);
		});
	}

	/** What the node sent, without tokens. */
	get sent(): LoggedRequest[] {
		return this.requests.filter((request) => !this.prepared.has(request));
	}

	/** Methods and paths below the collection of dataflows and runs that changed something. */
	get writes(): string[] {
		return this.sent
			.filter(({ method }) => method !== 'GET')
			.map(({ method, url }) => `${method} ${url.replace(flowService, '')}`);
	}

	async dataflow(
		operation: string,
		parameters: INodeParameters = {},
		more: Partial<AdobeRun> = {},
	): Promise<AdobeResult> {
		return await this.operate('dataflow', operation, parameters, more);
	}

	async runs(
		operation: string,
		parameters: INodeParameters = {},
		more: Partial<AdobeRun> = {},
	): Promise<AdobeResult> {
		return await this.operate('run', operation, parameters, more);
	}

	/** Connection, source and target connection, made without the node. */
	async chain(way = 'Campaign over S3'): Promise<ChainIds> {
		const { spec, auth, target } = ways[way];
		const connectionSpec = ref(spec);
		const connectionId = await this.make('/connections', { name: way, connectionSpec, auth });
		const targetConnectionId = await this.make('/targetConnections', {
			name: way,
			baseConnectionId: connectionId,
			connectionSpec,
			params: target,
		});
		const sourceConnectionId = await this.make('/sourceConnections', {
			name: 'Profile Store',
			connectionSpec: ref(specIds.profileStore),
		});
		return { connectionSpecId: spec, connectionId, sourceConnectionId, targetConnectionId };
	}

	/** A dataflow made without the node, and the ids of its chain. */
	async flow(name = 'Weekly', way = 'Campaign over S3', chain?: ChainIds): Promise<FlowIds> {
		const ids = chain ?? (await this.chain(way));
		const isCloud = JSON.stringify(ways[way].target).includes('Server-to-server');
		const segmentSelectors = { selectors: [] };
		const dataflowId = await this.make('/flows', {
			name,
			flowSpec: ref(ways[way].flowSpec),
			sourceConnectionIds: [ids.sourceConnectionId],
			targetConnectionIds: [ids.targetConnectionId],
			transformations: [
				{
					name: 'GeneralTransform',
					params: isCloud
						? { mandatoryFields: [], primaryFields: [], profileMapping: {}, segmentSelectors }
						: { profileSelectors: { selectors: [] }, segmentSelectors },
				},
			],
		});
		return { ...ids, flowSpecId: ways[way].flowSpec, dataflowId };
	}

	/** Activates an audience without the node, every day from today. */
	activate(dataflowId: string, audienceId: string, more: Body = {}): void {
		const startDate = new Date().toISOString().slice(0, 10);
		this.sandbox.adobe.writeFlow(dataflowId, [
			{
				op: 'add',
				path: '/transformations/0/params/segmentSelectors/selectors/-',
				value: {
					type: 'PLATFORM_SEGMENT',
					value: {
						id: audienceId,
						filenameTemplate: '%DESTINATION_NAME%_%SEGMENT_ID%_%TIMESTAMP%',
						exportMode: 'DAILY_FULL_EXPORT',
						schedule: {
							frequency: 'DAILY',
							triggerType: 'SCHEDULED',
							startDate,
							startTime: '10:00',
						},
						...more,
					},
				},
			},
		]);
	}

	/** Starts an export without the node. @returns the id of the run */
	async startRun(dataflowId: string, audienceId: string): Promise<string> {
		const { json } = await this.ask(
			'POST',
			'/data/core/activation/disflowprovider/adhocrun',
			{ activationInfo: { [dataflowId]: [audienceId] } },
			{ accept: 'application/vnd.adobe.adhoc.activation+json; version=2' },
		);
		return (json.order[0].statusURL as string).split('/').at(-1)!;
	}

	/** The request, made without the node. */
	async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
		const from = this.sandbox.requests.length;
		const { clientId, clientSecret, organizationId, sandboxName } = this.sandbox.credentials.adobe;
		const form = new URLSearchParams({
			grant_type: 'client_credentials',
			client_id: clientId,
			client_secret: clientSecret,
			scope: 'openid',
		});
		const { json } = await send(this.sandbox, '/ims/token/v3', {
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			raw: form.toString(),
		});
		const reply = await send(this.sandbox, path, {
			method,
			body,
			headers: {
				authorization: `Bearer ${json.access_token}`,
				'x-api-key': clientId,
				'x-gw-ims-org-id': organizationId,
				'x-sandbox-name': sandboxName,
				...headers,
			},
		});
		for (const request of this.sandbox.requests.slice(from)) this.prepared.add(request);
		return reply;
	}

	private async make(path: string, body: Body): Promise<string> {
		const { status, json, text } = await this.ask('POST', `${flowService}${path}`, body);
		if (status !== 201) throw new Error(`${path} answered ${status}: ${text}`);
		return json.id as string;
	}

	private async operate(
		resource: string,
		operation: string,
		parameters: INodeParameters,
		more: Partial<AdobeRun>,
	): Promise<AdobeResult> {
		return await this.run(new Dataflow(), {
			...more,
			parameters: { resource, operation, ...parameters },
		});
	}
}

export interface FlowIds extends ChainIds {
	flowSpecId: string;
	dataflowId: string;
}

/** An item that brings ids. */
export const carrying = (ids: IDataObject, more: IDataObject = {}) => ({ json: { ids, ...more } });
