import type { IDataObject } from 'n8n-workflow';

import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import type {
	ConnectionPlace,
	Settled,
} from '../../../shared/improvado/connections/recheckAndWait';
import {
	accountHint,
	statusSentence,
	statusWord,
} from '../../../shared/improvado/connections/status';
import { idText, receivedIds, withIds } from '../../../shared/improvado/ids';
import type { Connection } from '../../../shared/improvado/types';
import type { ItemCall } from '../../../shared/operations/operation';

type Call = Pick<ItemCall<ImprovadoClient>, 'context' | 'item'>;
type More = IDataObject & Partial<Omit<Settled, 'connection'>>;

/** The connection as Improvado gives it, what its status means, and its ids. */
export function connectionJson(
	{ context, item }: Call,
	destination: string,
	connection: Connection,
	more: More = {},
): IDataObject {
	const hint = accountHint(connection);
	const json = {
		...connection,
		working: statusWord(connection) === 'active',
		message: sentence(connection, more),
		...(hint === undefined ? {} : { accountHint: hint }),
		...more,
	};
	return withIds(json, receivedIds(context, item), {
		improvadoDestination: destination,
		connectionId: idText(connection.id),
	});
}

/** As `connectionJson`, for one; what to do about its accounts is shown in the editor too. */
export function connectionOutput(
	call: Call,
	{ destination }: ConnectionPlace,
	connection: Connection,
	more: More = {},
): IDataObject {
	const json = connectionJson(call, destination, connection, more);
	for (const field of ['accountHint', 'reuseHint']) {
		const message = json[field];
		if (message) showHint(call, `${nameOf(connection)}: ${String(message)}`);
	}
	return json;
}

export function showHint({ context }: Call, message: string): void {
	context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
}

export function nameOf({ id, title }: Connection): string {
	return `Connection '${title?.trim() || idText(id)}'`;
}

function sentence(connection: Connection, { pending, unchanged }: More): string {
	if (pending) return pendingSentence(connection);
	const moved = unchanged ? ' The check has changed neither its status nor its date.' : '';
	return `${statusSentence(connection)}${moved}`;
}

function pendingSentence(connection: Connection): string {
	const { status } = connection;
	const last = status ? `its status is '${status}'` : 'it has no status';
	return `${nameOf(connection)} is still being checked by Improvado; so far ${last}.`;
}
