/** The few parts of n8n's own data that the scripts look at. */
export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	onError?: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	retryOnFail?: boolean;
	executeOnce?: boolean;
	alwaysOutputData?: boolean;
}

export interface Connection {
	node: string;
	type: string;
	index: number;
}

export interface Workflow {
	id?: string;
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, Record<string, Connection[][]>>;
	settings?: Record<string, unknown>;
	[key: string]: unknown;
}

export interface NewCredential {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

export interface NodeType {
	name: string;
	displayName: string;
	iconUrl?: string | { light: string; dark: string };
	codex?: { categories?: string[] };
	outputs?: unknown;
}

export interface CredentialType {
	name: string;
	displayName: string;
	iconUrl?: string | { light: string; dark: string };
	documentationUrl?: string;
}

export interface Item {
	json: Record<string, unknown>;
	pairedItem?: unknown;
}

export interface NodeRun {
	executionTime: number;
	executionStatus?: string;
	data?: { main: Array<Item[] | null> };
	error?: { message: string; description?: string };
	hints?: Array<{ message: string }>;
}

export interface Execution {
	id: string;
	status: string;
	finished: boolean;
	startedAt: string;
	stoppedAt: string;
	data: {
		resultData: {
			runData: Record<string, NodeRun[]>;
			error?: { message: string; description?: string; node?: { name: string } };
		};
	};
}
