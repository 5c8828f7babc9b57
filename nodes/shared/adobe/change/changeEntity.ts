import { applyPatch, type Operation as PatchOperation } from 'fast-json-patch';

import { ApiProblem } from '../../http/apiProblem';
import type { AdobeClient } from '../client/adobeClient';
import { collectionNouns, collectionPath, type Collection } from '../client/collections';
import { flowNumber } from '../client/problem';
import { subjectOf } from '../client/subjects';
import type { Entity, Flow } from '../types';
import { quotedEtag } from './etag';
import { assertApplied, Patience } from './settle';
import { waitUntilSettled } from './waitUntilSettled';

export type { PatchOperation };

export interface Changed<T> {
	/** As it was read back. */
	entity: T;
	/** False when it already was as wanted. */
	changed: boolean;
	/** Adobe had not finished the change when the longest wait was over. */
	pending: boolean;
}

/**
 * Builds the change out of what is wanted, anew for every version that is read; empty when it is as
 * wanted.
 *
 * @param accepted Adobe accepted the change before: what no read can show may be left out
 * @param sent Adobe accepted it, or its answer got lost: what is there may be of this change
 */
export type BuildPatch<T> = (
	entity: T,
	accepted: boolean,
	sent: boolean,
) => PatchOperation[] | Promise<PatchOperation[]>;

/** Adobe is still working on an earlier change. Source: flow-service-errors. */
const BUSY = [1420, 1421];
/** How often an accepted change is looked for before it counts as lost. */
const READ_BACKS = 8;

/**
 * Changes one entity of the Flow Service by JSON Patch under `If-Match`: reads it, builds the patch,
 * sends it, and reads until the change shows. When somebody else was faster (412), when Adobe is
 * still busy, or when the answer got lost, it starts anew from what is there then.
 *
 * @throws ApiProblem also when Adobe accepted the change and a read-back does not show it
 */
export async function changeEntity<T extends Entity>(
	client: AdobeClient,
	collection: Collection,
	id: string,
	build: BuildPatch<T>,
	longestWaitMs: number,
): Promise<Changed<T>> {
	const patience = new Patience(client, longestWaitMs);
	const state: Progress = { sent: false, accepted: false, readBacks: 0 };
	for (;;) {
		const { entity, settled } = await waitUntilSettled<T>(client, collection, id, patience);
		if (!settled) return unfinished(client, collection, entity, state);
		if (state.accepted) assertApplied(entity as unknown as Flow);
		const patch = await build(entity, state.accepted, state.sent);
		if (patch.length === 0) return { entity, changed: state.sent, pending: false };
		if (state.accepted) {
			if (++state.readBacks < READ_BACKS && (await patience.wait())) continue;
			throw notShown(collection, entity, patch);
		}
		// A patch that does not fit what was read is our own mistake: nothing is sent then.
		// A copy: what one operation adds is the very object that the next one changes.
		applyPatch(entity, structuredClone(patch), true, false);
		await send(client, collection, entity, patch, state);
		if (!state.accepted && !(await patience.wait())) throw state.refused;
	}
}

interface Progress {
	/** A patch has left, whatever the answer was. */
	sent: boolean;
	accepted: boolean;
	readBacks: number;
	/** Why the last patch was not accepted, if the change may start anew. */
	refused?: ApiProblem;
}

async function send<T extends Entity>(
	client: AdobeClient,
	collection: Collection,
	entity: T,
	patch: PatchOperation[],
	state: Progress,
): Promise<void> {
	const path = collectionPath(collection, entity.id);
	const subject = subjectOf('change', collection, entity.id);
	try {
		await client.patch(path, patch, quotedEtag(entity.etag ?? ''), subject);
		state.sent = state.accepted = true;
	} catch (error) {
		if (!(error instanceof ApiProblem) || !startsAnew(error)) throw error;
		state.sent ||= error.ambiguous;
		state.refused = error;
		client.ports.log(`${error.message}; reading it again`);
	}
}

function startsAnew(error: ApiProblem): boolean {
	return error.ambiguous || error.status === 412 || BUSY.includes(flowNumber(error));
}

function unfinished<T extends Entity>(
	client: AdobeClient,
	collection: Collection,
	entity: T,
	{ accepted, refused }: Progress,
): Changed<T> {
	if (accepted) return { entity, changed: true, pending: true };
	throw (
		refused ??
		client.problem(
			{ status: 400, code: 'FLOW-1420-400', message: '', requestId: '' },
			subjectOf('change', collection, entity.id),
		)
	);
}

function notShown(collection: Collection, entity: Entity, patch: PatchOperation[]): ApiProblem {
	const noun = collectionNouns[collection];
	const paths = [...new Set(patch.map(({ path }) => path))].join(', ');
	return new ApiProblem(
		`Adobe accepted the change of ${noun} '${entity.name ?? entity.id}', but reading it back does not show it`,
		`Not as wanted: ${paths}. Look at the ${noun} in Adobe, or run the node again`,
		409,
	);
}
