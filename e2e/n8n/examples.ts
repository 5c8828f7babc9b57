import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { NewCredential, Workflow, WorkflowNode } from './types.ts';

const folder = join(import.meta.dirname, '../../examples');

/** The recommended ones first, and in an order in which each finds what it works on. */
export const exampleFiles = [
	'send-customers-in-bulk.json',
	'preview-without-sending.json',
	'failed-to-csv-and-back.json',
	'send-a-nightly-file.json',
	'send-a-large-file.json',
	'retry-yesterdays-failed.json',
	'alert-above-a-share.json',
	'send-with-a-report.json',
	'send-to-a-job-api.json',
	'send-documents-to-couchdb.json',
	'csv-to-hubspot.json',
	'agent-to-hubspot.json',
	'adobe-activate-audiences.json',
	// Before the one that adds audiences whose exports begin tomorrow.
	'adobe-export-now.json',
	'adobe-sync-audiences-daily.json',
	'adobe-watch-exports.json',
	'adobe-teardown.json',
	'improvado-check-connections.json',
] as const;
export type ExampleFile = (typeof exampleFiles)[number];

/** Those that ask for an account with a language model, which the sandbox does not play. */
export const needModel: readonly ExampleFile[] = ['agent-to-hubspot.json'];

/** What everybody who opens an example is asked for: a trigger and the node that sends. */
export const exampleTrigger = 'When clicking ‘Execute workflow’';
/** Of those that run by the clock. */
export const scheduleTrigger = 'Every Day at 5';
export const morningTrigger = 'Every Day at 9';

export const exampleFile = (name: ExampleFile) => join(folder, name);

/** The example as a user imports it: without the id of the file, so it can be imported often. */
export async function readExample(name: ExampleFile): Promise<Workflow> {
	const workflow = JSON.parse(await readFile(exampleFile(name), 'utf8')) as Workflow;
	delete workflow.id;
	return workflow;
}

/** Where n8n's Docker image may read and write files, as the examples name it. */
const examplesFolder = '/home/node/.n8n-files';

/** The workflow with its files in another folder. */
export function withFolder(workflow: Workflow, folder: string): Workflow {
	const nodes = JSON.stringify(workflow.nodes).replaceAll(examplesFolder, folder);
	return { ...workflow, nodes: JSON.parse(nodes) as WorkflowNode[] };
}

interface StoredCredential {
	id: string;
	name: string;
}
type CredentialType =
	| 'adobeExperiencePlatformApi'
	| 'destinationApi'
	| 'destinationStorageApi'
	| 'improvadoApi'
	| 'openAiApi';
/** Under `hubSpot` the one for nodes with the template of HubSpot. */
export type Credentials = Partial<Record<CredentialType | 'hubSpot', StoredCredential>>;

const pack = 'n8n-nodes-destinations.';
const adobeNodes = [
	'activateAudience',
	'dataflow',
	'dataflowTrigger',
	'destinationConnection',
	'targetConnection',
];

/** Also as the tool of an agent. */
const isSender = (type: string) =>
	[`${pack}apiBulkSender`, `${pack}apiBulkSenderTool`].includes(type);

/** The credential types that a node asks for. */
function typesFor({ type, parameters }: WorkflowNode): CredentialType[] {
	if (isSender(type)) return ['destinationApi'];
	if (type === '@n8n/n8n-nodes-langchain.lmChatOpenAi') return ['openAiApi'];
	if (!adobeNodes.some((name) => type === pack + name)) return [];
	const { platform, resource, operation } = parameters;
	if (platform === 'improvado') return ['improvadoApi'];
	return resource === 'connection' && operation === 'create'
		? ['adobeExperiencePlatformApi', 'destinationStorageApi']
		: ['adobeExperiencePlatformApi'];
}

/** The workflow with these credentials in all nodes that ask for them. */
export function withCredentials(workflow: Workflow, credentials: Credentials): Workflow {
	const nodes = workflow.nodes.map((node) => {
		const chosen = typesFor(node).flatMap((type) => {
			const isHubSpot = type === 'destinationApi' && node.parameters.template === 'hubSpotUpsert';
			const credential = (isHubSpot ? credentials.hubSpot : undefined) ?? credentials[type];
			return credential ? [[type, credential] as const] : [];
		});
		return chosen.length > 0 ? { ...node, credentials: Object.fromEntries(chosen) } : node;
	});
	return { ...workflow, nodes };
}

export function withCredential(workflow: Workflow, credential: StoredCredential): Workflow {
	return withCredentials(workflow, { destinationApi: credential });
}

export function sandboxCredential(sandbox: {
	url: string;
	credentials: { clientKey: string; clientSecret: string };
}): NewCredential {
	return {
		name: 'Sandbox',
		type: 'destinationApi',
		data: {
			apiBaseUrl: sandbox.url,
			authentication: 'clientKey',
			clientKey: sandbox.credentials.clientKey,
			clientSecret: sandbox.credentials.clientSecret,
		},
	};
}

/** The account at the part of the sandbox that plays HubSpot. */
export function hubSpotCredential(sandbox: {
	url: string;
	credentials: { bearerToken: string };
}): NewCredential {
	return {
		name: 'HubSpot sandbox',
		type: 'destinationApi',
		data: {
			apiBaseUrl: `${sandbox.url}/hubspot`,
			authentication: 'bearerToken',
			token: sandbox.credentials.bearerToken,
		},
	};
}

/** The account at the sandbox that plays Adobe. */
export function adobeCredential(sandbox: {
	url: string;
	credentials: { adobe: Record<string, unknown> };
}): NewCredential {
	return {
		name: 'Adobe sandbox',
		type: 'adobeExperiencePlatformApi',
		data: {
			...sandbox.credentials.adobe,
			scope: 'openid',
			platformUrl: sandbox.url,
			imsUrl: sandbox.url,
		},
	};
}

/** The account at the sandbox that plays Improvado. */
export function improvadoCredential(sandbox: {
	url: string;
	credentials: { improvado: Record<string, unknown> };
}): NewCredential {
	return {
		name: 'Improvado sandbox',
		type: 'improvadoApi',
		data: { ...sandbox.credentials.improvado, baseUrl: sandbox.url },
	};
}

/** An account that nobody has; the sandbox looks at its shape only. */
export const storageCredential: NewCredential = {
	name: 'Files of Adobe Campaign',
	type: 'destinationStorageApi',
	data: {
		storage: 's3AccessKey',
		accessId: 'AKIAIOSFODNN7EXAMPLE',
		secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
	},
};
