import { ApiProblem } from '../../http/apiProblem';
import type { AdobeClient } from '../client/adobeClient';
import type { Entity, Flow } from '../types';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;
/** States in which Adobe works on something. Source: texts of FLOW-1416, 1420, 1421. */
const workingStates = ['initializing', 'inprogress', 'updating', 'disabling', 'enabling'];
const openStatuses = ['inprogress', 'started', 'pending', 'processing', 'queued'];

/** What is left of the longest time that an operation may wait. */
export class Patience {
	private readonly end: number;
	private pause = FIRST_PAUSE_MS;

	constructor(
		private readonly client: AdobeClient,
		longestWaitMs: number,
	) {
		this.end = client.ports.now() + longestWaitMs;
	}

	/** Sleeps a little longer each time; false once the time is over. */
	async wait(): Promise<boolean> {
		const left = this.end - this.client.ports.now();
		if (left <= 0) return false;
		await this.client.ports.sleep(Math.min(this.pause, left));
		this.pause = Math.min(this.pause * 1.5, LONGEST_PAUSE_MS);
		return true;
	}
}

/** Whether Adobe has finished the last change; what is read before shows the old content. */
export function isSettled(flow: Flow | Entity): boolean {
	if (workingStates.includes(normalized(String(flow.state ?? '')))) return false;
	const status = (flow as Flow).lastOperation?.status?.value;
	return status === undefined || !openStatuses.includes(normalized(status));
}

/** @throws ApiProblem when Adobe gave up the last change; status 422, since no answer told it */
export function assertApplied(flow: Flow): void {
	const { value = '', errors = [] } = flow.lastOperation?.status ?? {};
	if (normalized(value) !== 'failed') return;
	const [first] = errors;
	throw new ApiProblem(
		`Adobe took the change of dataflow '${flow.name ?? flow.id}' but could not carry it out`,
		first?.message
			? `Adobe says: ${first.message}. The dataflow is as it was before`
			: 'The dataflow is as it was before; run the node again',
		422,
		{ code: first?.code },
	);
}

function normalized(status: string): string {
	return status.toLowerCase().replace(/[^a-z]/g, '');
}
