import { isDeepStrictEqual } from '../../deepEqual';

import { ApiProblem } from '../../http/apiProblem';
import type { Changed } from '../change/changeEntity';
import { assertApplied, Patience } from '../change/settle';
import { waitUntilSettled } from '../change/waitUntilSettled';
import type { AdobeClient } from '../client/adobeClient';
import { collectionPath } from '../client/collections';
import type { Subject } from '../client/explain';
import { subjectOf } from '../client/subjects';
import type { Flow } from '../types';
import { isBusy } from './busy';

export type Switch = 'enable' | 'disable';

interface Progress {
	/** The action has left, whatever the answer was. */
	sent: boolean;
	accepted: boolean;
	/** The last operation before the action. */
	before?: Flow['lastOperation'];
	/** Why the action was not accepted, if it may be repeated. */
	refused?: ApiProblem;
}

/**
 * Enables or disables a dataflow and waits until it is. A dataflow that already is stays untouched;
 * after a lost answer or while Adobe is busy it starts anew from the state that is there then.
 */
export async function switchState(
	client: AdobeClient,
	id: string,
	op: Switch,
	longestWaitMs: number,
): Promise<Changed<Flow>> {
	const patience = new Patience(client, longestWaitMs);
	const subject: Subject = { ...subjectOf('change', 'flows', id), doing: `${op} the dataflow` };
	const progress: Progress = { sent: false, accepted: false };
	for (;;) {
		const { entity: flow, settled } = await waitUntilSettled<Flow>(client, 'flows', id, patience);
		if (!settled && !progress.accepted) throw progress.refused ?? stillBusy(client, subject);
		if (settled && isState(flow, `${op}d`)) {
			return { entity: flow, changed: progress.sent, pending: false };
		}
		if (progress.accepted) {
			if (settled && isNew(flow, progress)) assertApplied(flow);
			if (settled && (await patience.wait())) continue;
			return { entity: flow, changed: true, pending: true };
		}
		progress.before = flow.lastOperation;
		await send(client, id, op, subject, progress);
		if (!progress.accepted && !(await patience.wait())) throw progress.refused;
	}
}

async function send(
	client: AdobeClient,
	id: string,
	op: Switch,
	subject: Subject,
	progress: Progress,
): Promise<void> {
	try {
		// Neither a body nor `subOp`, lower case: as the tutorial on updating dataflows does.
		const path = `${collectionPath('flows', id)}/action`;
		await client.post(path, undefined, subject, { query: { op } });
		progress.sent = progress.accepted = true;
	} catch (error) {
		if (!(error instanceof ApiProblem) || !(error.ambiguous || isBusy(error))) throw error;
		progress.sent ||= error.ambiguous;
		progress.refused = error;
		client.ports.log(`${error.message}; reading it again`);
	}
}

function isState({ state = '' }: Flow, wanted: string): boolean {
	return state.toLowerCase() === wanted;
}

/** An operation that failed before the action says nothing about the action. */
function isNew({ lastOperation }: Flow, { before }: Progress): boolean {
	return !isDeepStrictEqual(lastOperation, before);
}

function stillBusy(client: AdobeClient, subject: Subject): ApiProblem {
	return client.problem(
		{ status: 400, code: 'FLOW-1420-400', message: '', requestId: '' },
		subject,
	);
}
