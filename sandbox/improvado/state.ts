import type { World } from '../core/world.ts';
import { sampleDataTables, sampleDestinations } from './catalogue.ts';
import type { StoredConnection } from './storedConnection.ts';
import type { StoredLoad } from './storedLoad.ts';

/** The two spellings in Improvado's documents: that of "create" and that of "reauthorize". */
export type ParamsKey = 'conenctions_params' | 'connection_params';

export interface ImprovadoSettings {
	/** How long a token lives after its last use, in s. */
	tokenTtlSeconds: number;
	/** How long a check of a connection takes, in ms. */
	recheckMs: number;
	/** How long a run of a load takes, in ms. */
	runMs: number;
	/** The spelling that is accepted: each endpoint's documented one, or one for both. */
	paramsKey: 'asDocumented' | ParamsKey;
	/** 'asDocumented': each endpoint answers with the fields that its page lists, no others. */
	connectionFields: 'all' | 'asDocumented';
	/** Accounts that are selected for extraction on new connections. */
	enabledAccounts: number;
	/** Whether the workspace has the feature. */
	loadsEnabled: boolean;
}

export class ImprovadoState {
	readonly settings: ImprovadoSettings = {
		tokenTtlSeconds: 1800,
		recheckMs: 150,
		runMs: 300,
		paramsKey: 'asDocumented',
		connectionFields: 'all',
		enabledAccounts: 2,
		loadsEnabled: true,
	};
	readonly destinations = sampleDestinations();
	readonly dataTables = sampleDataTables();
	readonly connections = new Map<number, StoredConnection>();
	readonly loads = new Map<number, StoredLoad>();
	#lastId = 1000;

	nextId(): number {
		this.#lastId += 1;
		return this.#lastId;
	}
}

/** Fresh after every reset of the world. */
export function improvadoState(world: World): ImprovadoState {
	const memory = world.memory<ImprovadoState>('improvado');
	let state = memory.get('state');
	if (!state) {
		state = new ImprovadoState();
		memory.set('state', state);
	}
	return state;
}
