import 'reflect-metadata';
import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeParameters,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

type Values = ICredentialDataDecryptedObject;

/** A credential type as n8n's editor handles it. */
export class CredentialTester {
	constructor(readonly type: ICredentialType) {}

	/** Fills in the defaults as n8n does when it reads a stored credential. */
	decrypted(values: Values): Values {
		return NodeHelpers.getNodeParameters(
			this.type.properties,
			values as Parameters<typeof NodeHelpers.getNodeParameters>[1],
			true,
			false,
			null,
			null,
		) as Values;
	}

	/** The names of the fields that are shown with these values. */
	shown(values: Values): string[] {
		return this.type.properties
			.filter((property) =>
				NodeHelpers.displayParameter(values as INodeParameters, property, null, null),
			)
			.map(({ name }) => name);
	}

	/** The names of the fields whose values the editor hides. */
	hidden(): string[] {
		return this.type.properties
			.filter(({ typeOptions }) => typeOptions?.password)
			.map(({ name }) => name);
	}

	/** The names of the JSON fields whose values the editor hides, keeping their names. */
	hiddenJson(): string[] {
		return this.type.properties
			.filter(({ type, typeOptions }) => type === 'json' && typeOptions?.redactJsonLeaves)
			.map(({ name }) => name);
	}

	/** Runs the credential's test as n8n's editor does; rejects when the test is red. */
	async test(values: Values): Promise<void> {
		const { node, nodeType } = this.temporaryNode();
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
		const credentialsHelper = this.credentialsHelper();
		const executeData: IExecuteData = { node, data: {}, source: null };
		const context = new ExecuteContext(
			workflow,
			node,
			{ credentialsHelper } as unknown as IWorkflowExecuteAdditionalData,
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
			type: this.type.name,
			data: this.decrypted(values),
		}).runNode();
	}

	/** What n8n's own helper does with a credential type; that class is not in n8n-core. */
	private credentialsHelper() {
		const { type } = this;
		return {
			getParentTypes: () => [],
			// n8n asks for a token only when none is stored, or after a 401.
			preAuthentication: async (
				helpers: IHttpRequestHelper,
				credentials: Values,
				_type: string,
				_node: INode,
				expired: boolean,
			) => {
				if (credentials.accessToken && !expired) return undefined;
				return await type.preAuthentication?.call(helpers, credentials);
			},
			authenticate: async (credentials: Values, _type: string, options: IHttpRequestOptions) =>
				typeof type.authenticate === 'function'
					? await type.authenticate(credentials, options)
					: options,
		};
	}

	private temporaryNode(): { node: INode; nodeType: INodeType } {
		const { name, test } = this.type;
		const node: INode = {
			id: 'temp',
			name: 'Temp-Node',
			type: 'n8n-nodes-base.noOp',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
			credentials: { [name]: { id: '1', name: 'Test' } },
		};
		const property = {
			displayName: 'Temp',
			name: 'temp',
			type: 'string',
			default: '',
			routing: { request: test?.request },
		};
		const description = {
			name: node.type,
			version: 1,
			credentials: [{ name, required: true }],
			properties: [property],
		};
		return { node, nodeType: { description } as unknown as INodeType };
	}
}
