import { touch } from '../entity.ts';
import type { Entity } from '../entity.ts';
import type { PatchOperation } from '../patch.ts';

export interface Transformation {
	name: string;
	params: Record<string, unknown>;
}

export interface LastOperation {
	started: number;
	updated: number;
	percentCompleted: number;
	status: { value: string; properties: null; errors: unknown[] };
	operation: string;
	ops?: readonly PatchOperation[];
}

export interface Flow extends Entity {
	sourceConnectionIds: string[];
	targetConnectionIds: string[];
	transformations: Transformation[];
	lastOperation: LastOperation;
}

export interface PendingUpdate {
	/** Milliseconds since 1970. */
	settlesAt: number;
	stateAfter: string;
	/** The content to come; undefined when the update is to fail. */
	content?: Flow;
	failure?: string;
}

export interface StoredFlow {
	item: Flow;
	pending?: PendingUpdate;
}

export function operation(
	name: string,
	now: number,
	ops?: readonly PatchOperation[],
): LastOperation {
	return {
		started: now,
		updated: now,
		percentCompleted: 100,
		status: { value: 'completed', properties: null, errors: [] },
		operation: name,
		...(ops ? { ops } : {}),
	};
}

/** The dataflow at this moment: an update whose time has come takes effect first. */
export function settled(stored: StoredFlow, { now }: { now: number }): Flow {
	const { item, pending } = stored;
	if (!pending || now < pending.settlesAt) return item;
	const { content, failure, settlesAt, stateAfter } = pending;
	const { lastOperation } = item;
	if (content) takeContent(item, content);
	item.state = stateAfter;
	item.lastOperation = {
		...lastOperation,
		updated: settlesAt,
		percentCompleted: failure === undefined ? 100 : 0,
		status: {
			value: failure === undefined ? 'completed' : 'failed',
			properties: null,
			errors: failure === undefined ? [] : [{ code: 'FLOW-1419-400', message: failure }],
		},
	};
	stored.pending = undefined;
	touch(item, settlesAt);
	return item;
}

const contentFields = [
	'name',
	'description',
	'transformations',
	'policy',
	'labels',
	'scheduleParams',
];

/** What a change of a dataflow can concern; fields that the change removed go. */
export function takeContent(item: Flow, content: Flow): void {
	for (const name of contentFields) {
		if (name in content) Object.assign(item, { [name]: content[name] });
		else delete item[name];
	}
}
