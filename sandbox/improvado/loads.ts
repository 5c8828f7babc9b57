import type { Answer } from '../core/endpoint.ts';
import type { Context } from './context.ts';
import type { Fields } from './fields.ts';
import { fieldsOf, isText, Validation } from './fields.ts';
import { pageAnswer } from './paging.ts';
import { improvadoProblem, Refused } from './problems.ts';
import { settled } from './storedConnection.ts';
import type { StoredLoad } from './storedLoad.ts';
import { timeText } from './time.ts';

const rowsOfRun = 250;

function assertEnabled({ state }: Context): void {
	if (!state.settings.loadsEnabled) throw new Refused(improvadoProblem.featureOff('loads'));
}

function afterRun(load: StoredLoad, now: number): StoredLoad {
	if (load.runsUntil === undefined || now < load.runsUntil) return load;
	load.uploadedRows += rowsOfRun;
	load.updatedAt = load.runsUntil;
	delete load.runsUntil;
	return load;
}

function pick(context: Context): StoredLoad {
	assertEnabled(context);
	const id = context.call.params['id'];
	const found = /^\d+$/.test(id) ? context.state.loads.get(Number(id)) : undefined;
	if (found) return afterRun(found, context.now);
	throw new Refused(improvadoProblem.notFound(`Load ${id}`));
}

function statusOf(load: StoredLoad): string {
	if (load.runsUntil !== undefined) return 'Running';
	return load.paused ? 'Paused' : 'Active';
}

export function loadView({ state }: Pick<Context, 'state'>, load: StoredLoad): Fields {
	return {
		id: load.id,
		data_table: state.dataTables.find(({ id }) => id === load.dataTableId),
		destination_table: load.destinationTable,
		run_policy: load.runPolicy,
		status: statusOf(load),
		last_update: timeText(load.updatedAt),
		error_text: null,
		uploaded_rows_count: load.uploadedRows,
	};
}

function answer(context: Context, load: StoredLoad, status = 200): Answer {
	return { status, body: loadView(context, load) };
}

export function listLoads(context: Context): Answer {
	assertEnabled(context);
	const { call, state, now } = context;
	const {
		data_table_id: table,
		destination_connection_id: connection,
		destination_name: name,
	} = call.query;
	const nameOf = (id: number) => state.connections.get(id)?.destinationName;
	const found = [...state.loads.values()]
		.filter(({ dataTableId }) => table === undefined || String(dataTableId) === table)
		.filter(({ connectionId: id }) => connection === undefined || String(id) === connection)
		.filter(({ connectionId: id }) => name === undefined || nameOf(id) === name);
	return pageAnswer(
		context,
		found.map((load) => loadView(context, afterRun(load, now))),
	);
}

export function createLoad(context: Context): Answer {
	assertEnabled(context);
	const { call, state, now } = context;
	const body = fieldsOf(call.body);
	const table = state.dataTables.find(({ id }) => String(id) === String(body['data_table_id']));
	const connection = state.connections.get(Number(body['destination_connection_id']));
	const validation = new Validation();
	validation.require('data_table_id', !!table, body['data_table_id'], 'Object does not exist.');
	const named = body['destination_connection_id'];
	validation.require('destination_connection_id', !!connection, named, 'Object does not exist.');
	const target = body['destination_table'];
	validation.require('destination_table', isText(target), target, 'This field may not be blank.');
	const policy = body['run_policy'];
	validation.require('run_policy', !!policy, policy, 'This field may not be blank.');
	if (connection && settled(connection, now).status !== 'Active') {
		validation.refuse('destination_connection_id', 'The destination connection is not active.');
	}
	validation.end();
	const load: StoredLoad = {
		id: state.nextId(),
		dataTableId: table!.id,
		connectionId: connection!.id,
		destinationTable: String(target),
		runPolicy: policy,
		loadHistoricalData: body['load_historical_data'],
		scheduling: {},
		paused: false,
		updatedAt: now,
		uploadedRows: 0,
	};
	state.loads.set(load.id, load);
	return answer(context, load, 201);
}

export function getLoad(context: Context): Answer {
	return answer(context, pick(context));
}

const fixedFields = [
	'data_table_id',
	'destination_connection_id',
	'destination_table',
	'load_historical_data',
];

/** PUT: "run policy or scheduling". The page does not name the fields of the latter. */
export function updateLoad(context: Context): Answer {
	const load = pick(context);
	const { run_policy: policy = load.runPolicy, ...others } = fieldsOf(context.call.body);
	const validation = new Validation();
	validation.require('run_policy', !!policy, policy, 'This field may not be blank.');
	for (const name of fixedFields) {
		if (name in others) validation.refuse(name, 'This field cannot be updated.');
	}
	validation.end();
	load.runPolicy = policy;
	load.scheduling = { ...load.scheduling, ...others };
	load.updatedAt = context.now;
	return answer(context, load);
}

export function deleteLoad(context: Context): Answer {
	context.state.loads.delete(pick(context).id);
	return { status: 204 };
}

export function switchLoad(paused: boolean): (context: Context) => Answer {
	return (context) => {
		const load = pick(context);
		load.paused = paused;
		load.updatedAt = context.now;
		return answer(context, load);
	};
}

export function runLoad(context: Context): Answer {
	const load = pick(context);
	if (load.paused) throw new Refused(improvadoProblem.validation('The load is paused'));
	load.runsUntil = context.now + context.state.settings.runMs;
	load.updatedAt = context.now;
	return answer(context, load);
}
