import type { Destination } from './catalogue.ts';
import type { Fields } from './fields.ts';
import { isFields } from './fields.ts';
import { timeText } from './time.ts';

export type ConnectionStatus = 'Initializing' | 'Active' | 'Error';

/** A connection with its parameters in the clear. */
export interface StoredConnection {
	id: number;
	uid: string;
	title: string;
	destinationName: string;
	parameters: Fields;
	createLoadForNewTables: boolean;
	status: ConnectionStatus;
	errorText: string | null;
	createdAt: number;
	updatedAt: number;
	/** When the check that goes on ends. */
	checkedAt?: number;
	accounts: number;
	enabledAccounts: number;
	isEditable: boolean;
}

/** The connection as it is at this moment: a check that has ended has its result. */
export function settled(connection: StoredConnection, now: number): StoredConnection {
	if (connection.checkedAt === undefined || now < connection.checkedAt) return connection;
	const isWrong = texts(connection.parameters).some((text) => text.includes('wrong'));
	connection.status = isWrong ? 'Error' : 'Active';
	connection.errorText = isWrong ? 'Authentication failed: check user and password' : null;
	connection.updatedAt = connection.checkedAt;
	delete connection.checkedAt;
	return connection;
}

function texts(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (Array.isArray(value)) return value.flatMap(texts);
	return isFields(value) ? Object.values(value).flatMap(texts) : [];
}

/** The fields that the page of "Get a connection" lists. */
export function fieldsOfGet(connection: StoredConnection): Fields {
	return {
		id: connection.id,
		uid: connection.uid,
		title: connection.title,
		datasource_name: connection.destinationName,
		status: connection.status,
		created_at: timeText(connection.createdAt),
		updated_at: timeText(connection.updatedAt),
		accounts_number: connection.accounts,
		enabled_for_extraction_accounts_number: connection.enabledAccounts,
		accounts_status: 'Active',
		update_accounts_last_successed: timeText(connection.createdAt),
		update_accounts_was_successfull: true,
	};
}

/** The fields that the page of "Update a connection" lists. */
export function fieldsOfUpdate(
	destinations: readonly Destination[],
	connection: StoredConnection,
): Fields {
	const { destinationName } = connection;
	return {
		id: connection.id,
		destination: destinations.find(({ name }) => name === destinationName),
		title: connection.title,
		updated_at: timeText(connection.updatedAt),
		status: connection.status,
		error_text: connection.errorText,
		is_editable: connection.isEditable,
		create_load_for_new_tables: connection.createLoadForNewTables,
	};
}
