import 'reflect-metadata';
import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { DestinationApi } from '../../credentials/DestinationApi.credentials';

export const credentialType = new DestinationApi();

/** Fills in the defaults as n8n does when it reads a stored credential. */
export function decrypted(values: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
	return NodeHelpers.getNodeParameters(
		credentialType.properties,
		values as Parameters<typeof NodeHelpers.getNodeParameters>[1],
		true,
		false,
		null,
		null,
	) as ICredentialDataDecryptedObject;
}

/** What n8n's own helper does with a credential type; that class is not in n8n-core. */
const credentialsHelper = {
	getParentTypes: () => [],
	// n8n asks for a token only when none is stored, or after a 401.
	preAuthentication: async (
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		_node: INode,
		expired: boolean,
	) => {
		if (credentials.accessToken && !expired) return undefined;
		return await credentialType.preAuthentication.call(helpers, credentials);
	},
	authenticate: async (
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions,
	) => await credentialType.authenticate(credentials, options),
};

/** Runs the credential's test as n8n's editor does; rejects when the test is red. */
export async function testCredential(values: ICredentialDataDecryptedObject): Promise<void> {
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { destinationApi: { id: '1', name: 'Test' } },
	};
	const nodeType = {
		description: {
			name: node.type,
			version: 1,
			credentials: [{ name: 'destinationApi', required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					default: '',
					routing: { request: credentialType.test.request },
				},
			],
		},
	} as unknown as INodeType;
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		},
	});
	const additionalData = { credentialsHelper } as unknown as IWorkflowExecuteAdditionalData;
	const executeData: IExecuteData = { node, data: {}, source: null };
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		executeData,
		[],
	);
	await new RoutingNode(context, nodeType, {
		id: '1',
		name: 'Test',
		type: 'destinationApi',
		data: decrypted(values),
	}).runNode();
}
