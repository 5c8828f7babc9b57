import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { NewCredential, Workflow } from './types.ts';

const folder = join(import.meta.dirname, '../../examples');
const senderType = 'n8n-nodes-destinations.apiBulkSender';

export const exampleFiles = [
	'send-customers-in-bulk.json',
	'preview-without-sending.json',
	'send-documents-to-couchdb.json',
] as const;
export type ExampleFile = (typeof exampleFiles)[number];

/** What everybody who opens an example is asked for: a trigger and the node that sends. */
export const exampleTrigger = 'When clicking ‘Execute workflow’';

export const exampleFile = (name: ExampleFile) => join(folder, name);

/** The example as a user imports it: without the id of the file, so it can be imported often. */
export async function readExample(name: ExampleFile): Promise<Workflow> {
	const workflow = JSON.parse(await readFile(exampleFile(name), 'utf8')) as Workflow;
	delete workflow.id;
	return workflow;
}

export function withCredential(
	workflow: Workflow,
	credential: { id: string; name: string },
): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.type === senderType ? { ...node, credentials: { destinationApi: credential } } : node,
	);
	return { ...workflow, nodes };
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
