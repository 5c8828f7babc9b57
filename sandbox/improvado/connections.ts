import type { Answer } from '../core/endpoint.ts';
import { addConnection, startCheck } from './addConnection.ts';
import type { Context } from './context.ts';
import type { Fields } from './fields.ts';
import { fieldsOf, isFields, isText, Validation } from './fields.ts';
import { pageAnswer } from './paging.ts';
import { improvadoProblem, Refused } from './problems.ts';
import type { ParamsKey } from './state.ts';
import { fieldsOfGet, fieldsOfUpdate, settled } from './storedConnection.ts';
import type { StoredConnection } from './storedConnection.ts';

function destinationName({ call, state }: Context): string {
	const name = call.params['name'];
	if (state.destinations.some((destination) => destination.name === name)) return name;
	throw new Refused(improvadoProblem.notFound(`Destination ${name}`));
}

function pick(context: Context): StoredConnection {
	const name = destinationName(context);
	const id = context.call.params['id'];
	const found = /^\d+$/.test(id) ? context.state.connections.get(Number(id)) : undefined;
	if (found?.destinationName === name) return settled(found, context.now);
	throw new Refused(improvadoProblem.notFound(`Destination connection ${id}`));
}

function view({ state }: Context, connection: StoredConnection, page: 'get' | 'update'): Fields {
	if (state.settings.connectionFields === 'all') {
		return { ...fieldsOfGet(connection), ...fieldsOfUpdate(state.destinations, connection) };
	}
	return page === 'get' ? fieldsOfGet(connection) : fieldsOfUpdate(state.destinations, connection);
}

/** Reads the parameters under the spelling that this endpoint accepts. */
function readParameters(
	{ state }: Context,
	body: Fields,
	documented: ParamsKey,
	validation: Validation,
): Fields {
	const { paramsKey } = state.settings;
	const key = paramsKey === 'asDocumented' ? documented : paramsKey;
	const parameters = body[key];
	validation.require(key, isFields(parameters), parameters, 'Expected a dictionary of items.');
	if (!isFields(parameters)) return {};
	if (Object.keys(parameters).length === 0) {
		validation.refuse(key, 'This dictionary may not be empty.');
	}
	return parameters;
}

export function listConnections(context: Context): Answer {
	const name = destinationName(context);
	const found = [...context.state.connections.values()]
		.filter((connection) => connection.destinationName === name)
		.map((connection) => view(context, settled(connection, context.now), 'update'));
	return pageAnswer(context, found);
}

export function createConnection(context: Context): Answer {
	const name = destinationName(context);
	const body = fieldsOf(context.call.body);
	const { title, create_load_for_new_tables: loads = false, destination_name: named } = body;
	const validation = new Validation();
	validation.require('title', isText(title), title, 'This field may not be blank.');
	if (typeof loads !== 'boolean') {
		validation.refuse('create_load_for_new_tables', 'Must be a valid boolean.');
	}
	validation.require('destination_name', named === name, named, 'It is not that of the path.');
	const parameters = readParameters(context, body, 'conenctions_params', validation);
	validation.end();
	const wanted = {
		title: String(title),
		destinationName: name,
		parameters,
		createLoadForNewTables: loads === true,
	};
	const connection = addConnection(context.state, wanted, context.now);
	return { status: 201, body: view(context, connection, 'get') };
}

export function getConnection(context: Context): Answer {
	return { status: 200, body: view(context, pick(context), 'get') };
}

/** PATCH: `create_load_for_new_tables` and nothing else. */
export function updateConnection(context: Context): Answer {
	const connection = pick(context);
	const { create_load_for_new_tables: loads, ...others } = fieldsOf(context.call.body);
	const validation = new Validation();
	const isFlag = typeof loads === 'boolean';
	validation.require('create_load_for_new_tables', isFlag, loads, 'Must be a valid boolean.');
	for (const name of Object.keys(others)) validation.refuse(name, 'This field cannot be updated.');
	validation.end();
	connection.createLoadForNewTables = loads === true;
	connection.updatedAt = context.now;
	return { status: 200, body: view(context, connection, 'update') };
}

/** PUT: new parameters, which are checked at once. */
export function reauthorizeConnection(context: Context): Answer {
	const connection = pick(context);
	const body = fieldsOf(context.call.body);
	const validation = new Validation();
	validation.require('title', isText(body['title']), body['title'], 'This field may not be blank.');
	const parameters = readParameters(context, body, 'connection_params', validation);
	validation.end();
	connection.title = String(body['title']);
	connection.parameters = parameters;
	startCheck(context.state, connection, context.now);
	return { status: 200, body: view(context, connection, 'update') };
}

export function recheckConnection(context: Context): Answer {
	const connection = pick(context);
	startCheck(context.state, connection, context.now);
	return { status: 200, body: view(context, connection, 'update') };
}
