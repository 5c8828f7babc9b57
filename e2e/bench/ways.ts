import type { Workflow, WorkflowNode } from '../n8n/types.ts';
import { senderParameters, type Load } from './settings.ts';

export const trigger = 'Start';

interface Step {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	credential?: { id: string; name: string };
}

export interface WaySetup {
	url: string;
	credential: { id: string; name: string };
	load: Load;
}

export interface Way {
	name: string;
	recordsPerRequest: number;
	/** How many records it is measured with; `quick` for a look at whether it works. */
	records: { full: number; quick: number };
	/** What comes after the node that makes the items. */
	steps: (setup: WaySetup) => Step[];
	/** Whether its last step leads back to its first, the loop. */
	loops?: boolean;
}

const code = (name: string, jsCode: string): Step => ({
	name,
	type: 'n8n-nodes-base.code',
	typeVersion: 2,
	parameters: { jsCode },
});

const httpRequest = (url: string, body: string): Step => ({
	name: 'HTTP Request',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: {
		method: 'POST',
		url: `${url}/records`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: body,
		options: {},
	},
});

const sender = ({ credential, load }: WaySetup): Step => ({
	name: 'API Bulk Sender',
	type: 'n8n-nodes-destinations.apiBulkSender',
	typeVersion: 1,
	parameters: senderParameters(load.recordsPerRequest, { concurrency: load.concurrency }),
	credential,
});

const bareLoop = ({ url, load }: WaySetup): Step => ({
	name: 'Bare Loop',
	type: 'CUSTOM.bareLoop',
	typeVersion: 1,
	parameters: { url: `${url}/records`, ...load },
});

const inChunks = `const records = $input.all().map((item) => item.json);
const chunks = [];
for (let at = 0; at < records.length; at += 100) chunks.push(records.slice(at, at + 100));
return chunks.map((chunk) => ({ json: { records: chunk } }));`;

// n8n's documented recipe for sending in batches.
const loopOverItems: Step = {
	name: 'Loop Over Items',
	type: 'n8n-nodes-base.splitInBatches',
	typeVersion: 3,
	parameters: { batchSize: 100, options: {} },
};
const oneChunk = 'return [{ json: { records: $input.all().map((item) => item.json) } }];';

export const ways: Way[] = [
	{
		name: 'API Bulk Sender',
		recordsPerRequest: 1,
		records: { full: 5_000, quick: 1_000 },
		steps: (setup) => [sender(setup)],
	},
	{
		name: 'bare undici loop',
		recordsPerRequest: 1,
		records: { full: 5_000, quick: 1_000 },
		steps: (setup) => [bareLoop(setup)],
	},
	{
		name: 'HTTP Request',
		recordsPerRequest: 1,
		records: { full: 5_000, quick: 1_000 },
		steps: ({ url }) => [httpRequest(url, '={{ $json }}')],
	},
	{
		name: 'API Bulk Sender',
		recordsPerRequest: 100,
		records: { full: 50_000, quick: 5_000 },
		steps: (setup) => [sender(setup)],
	},
	{
		name: 'bare undici loop',
		recordsPerRequest: 100,
		records: { full: 50_000, quick: 5_000 },
		steps: (setup) => [bareLoop(setup)],
	},
	{
		name: 'Code, then HTTP Request',
		recordsPerRequest: 100,
		records: { full: 50_000, quick: 5_000 },
		steps: ({ url }) => [code('Chunks', inChunks), httpRequest(url, '={{ $json.records }}')],
	},
	{
		name: 'Loop Over Items',
		recordsPerRequest: 100,
		records: { full: 50_000, quick: 5_000 },
		steps: ({ url }) => [
			loopOverItems,
			code('Chunk', oneChunk),
			httpRequest(url, '={{ $json.records }}'),
		],
		loops: true,
	},
];

const makeItems = (count: number): Step => ({
	name: 'Make Items',
	type: 'CUSTOM.makeItems',
	typeVersion: 1,
	parameters: { count },
});

export function wayWorkflow(name: string, count: number, steps: Step[], loops = false): Workflow {
	return chained(name, [start, makeItems(count), ...steps], loops ? steps[0] : undefined);
}

/** A way to send a file from disk. */
export interface FileWayInN8n {
	name: string;
	/** All rows are items at some moment. */
	asItems: boolean;
	steps: (setup: WaySetup, path: string) => Step[];
}

const fileSender =
	(options: object) =>
	(setup: WaySetup, filePath: string): Step[] => {
		const step = sender(setup);
		const { concurrency } = setup.load;
		const parameters = {
			...senderParameters(setup.load.recordsPerRequest, { concurrency, ...options }),
			recordsFrom: 'file',
			fileIs: 'onDisk',
			filePath,
		};
		return [{ ...step, parameters }];
	};

const fromFile = (fileSelector: string): Step[] => [
	{
		name: 'Read File',
		type: 'n8n-nodes-base.readWriteFile',
		typeVersion: 1,
		parameters: { fileSelector, options: {} },
	},
	{
		name: 'Its Rows',
		type: 'n8n-nodes-base.extractFromFile',
		typeVersion: 1,
		parameters: { operation: 'csv', options: {} },
	},
];

export const fileWays: FileWayInN8n[] = [
	{ name: 'API Bulk Sender, Records From File', asItems: false, steps: fileSender({}) },
	{
		name: 'the same with a journal',
		asItems: false,
		steps: fileSender({ journal: { journal: { ifUnfinished: 'setAside' } } }),
	},
	{
		name: 'Extract from File, then API Bulk Sender',
		asItems: true,
		steps: (setup, path) => [...fromFile(path), sender(setup)],
	},
	{
		name: 'Extract from File, Code, HTTP Request',
		asItems: true,
		steps: ({ url }, path) => [
			...fromFile(path),
			code('Chunks', inChunks),
			httpRequest(url, '={{ $json.records }}'),
		],
	},
];

export function fileWorkflow(name: string, steps: Step[]): Workflow {
	return chained(name, [start, ...steps]);
}

const start: Step = {
	name: trigger,
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	parameters: {},
};

/** @param loopTo the step that the last one leads back to */
function chained(name: string, chain: Step[], loopTo?: Step): Workflow {
	const nodes = chain.map(({ credential, ...step }, index): WorkflowNode => ({
		...step,
		id: step.name,
		position: [index * 220, 0],
		...(credential && { credentials: { destinationApi: credential } }),
	}));
	const to = (target: Step) => [{ node: target.name, type: 'main', index: 0 }];
	const connections: Workflow['connections'] = {};
	chain.slice(0, -1).forEach((step, index) => {
		const next = to(chain[index + 1]);
		// The loop hands on its batches by the second output.
		connections[step.name] = { main: step === loopOverItems ? [[], next] : [next] };
	});
	if (loopTo !== undefined) connections[chain.at(-1)!.name] = { main: [to(loopTo)] };
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}
