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
	'adobe-activate-audiences.json',
	// Before the one that adds audiences whose exports begin tomorrow.
	'adobe-export-now.json',
	'adobe-sync-audiences-daily.json',
	'adobe-watch-exports.json',
	'adobe-teardown.json',
	'improvado-check-connections.json',
] as const;
export type ExampleFile = (typeof exampleFiles)[number];

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
	'adobeExperiencePlatformApi' | 'destinationApi' | 'destinationStorageApi' | 'improvadoApi';
export type Credentials = Partial<Record<CredentialType, StoredCredential>>;

const pack = 'n8n-nodes-destinations.';
const adobeNodes = [
	'activateAudience',
	'dataflow',
	'dataflowTrigger',
	'destinationConnection',
	'targetConnection',
];

/** The credential types that a node asks for. */
function typesFor({ type, parameters }: WorkflowNode): CredentialType[] {
	if (type === `${pack}apiBulkSender`) return ['destinationApi'];
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
			const credential = credentials[type];
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
