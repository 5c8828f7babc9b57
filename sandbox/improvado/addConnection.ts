import { randomUUID } from 'node:crypto';
import type { Fields } from './fields.ts';
import type { ImprovadoState } from './state.ts';
import type { StoredConnection } from './storedConnection.ts';

export interface NewConnection {
	title: string;
	destinationName: string;
	parameters: Fields;
	createLoadForNewTables: boolean;
}

export function addConnection(
	state: ImprovadoState,
	wanted: NewConnection,
	now: number,
): StoredConnection {
	const connection: StoredConnection = {
		id: state.nextId(),
		uid: randomUUID(),
		...wanted,
		status: 'Initializing',
		errorText: null,
		createdAt: now,
		updatedAt: now,
		accounts: 3,
		enabledAccounts: state.settings.enabledAccounts,
		isEditable: true,
	};
	startCheck(state, connection, now);
	state.connections.set(connection.id, connection);
	return connection;
}

export function startCheck(state: ImprovadoState, connection: StoredConnection, now: number): void {
	connection.status = 'Initializing';
	connection.updatedAt = now;
	connection.checkedAt = now + state.settings.recheckMs;
}
