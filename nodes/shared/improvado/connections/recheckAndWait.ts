import { addresses, subjectOf } from '../client/addresses';
import type { ImprovadoClient } from '../client/improvadoClient';
import type { Connection } from '../types';
import { statusWord } from './status';

export interface ConnectionPlace {
	/** Name of the destination. */
	destination: string;
	id: string;
}

/** The longest wait for a check to end, unless told otherwise (ms). */
export const RECHECK_WAIT_MS = 120_000;

/** A check that has changed nothing by then has ended with what there was before. */
const UNCHANGED_MS = 20_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5000;

export interface Settled {
	/** As it was read last. */
	connection: Connection;
	/** It had not settled by the end of the longest wait. */
	pending: boolean;
	/** Neither the status nor `updated_at` has moved. */
	unchanged?: true;
}

export async function readConnection(
	client: ImprovadoClient,
	{ destination, id }: ConnectionPlace,
): Promise<Connection> {
	const subject = subjectOf('read', 'connection', id);
	return await client.getOne<Connection>(addresses.connection(destination, id), subject, id);
}

/**
 * Starts a check of the connection and waits for its end. Improvado does not say when a check has
 * ended, so it counts as ended when the status is not Initializing and the status or `updated_at`
 * has moved since before the start, or nothing of them has moved for long enough.
 */
export async function recheckAndWait(
	client: ImprovadoClient,
	place: ConnectionPlace,
	{ longestWaitMs = RECHECK_WAIT_MS }: { longestWaitMs?: number } = {},
): Promise<Settled> {
	const before = await readConnection(client, place);
	const path = addresses.recheck(place.destination, place.id);
	// A second check does no harm.
	await client.call('PUT', path, subjectOf('check', 'connection', place.id), { repeatable: true });
	return await waitUntilSettled(client, place, before, longestWaitMs);
}

/** @param before the connection as it was before what it shall settle from */
export async function waitUntilSettled(
	client: ImprovadoClient,
	place: ConnectionPlace,
	before: Connection,
	longestWaitMs: number,
): Promise<Settled> {
	const { ports } = client;
	const start = ports.now();
	let pause = FIRST_PAUSE_MS;
	let hasMoved = false;
	for (;;) {
		const connection = await readConnection(client, place);
		// Also what was seen on the way counts: a check may end with the status that it began with.
		hasMoved ||= differs(before, connection);
		const passed = ports.now() - start;
		if (statusWord(connection) !== 'initializing') {
			if (hasMoved) return { connection, pending: false };
			if (passed >= UNCHANGED_MS) return { connection, pending: false, unchanged: true };
		}
		const left = longestWaitMs - passed;
		if (left <= 0) return { connection, pending: true };
		await ports.sleep(Math.min(pause, left));
		pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS);
	}
}

function differs(before: Connection, now: Connection): boolean {
	return before.status !== now.status || before.updated_at !== now.updated_at;
}
