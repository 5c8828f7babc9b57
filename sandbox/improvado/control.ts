import type { World } from '../core/world.ts';
import { addConnection } from './addConnection.ts';
import type { Destination } from './catalogue.ts';
import type { Fields } from './fields.ts';
import { loadView } from './loads.ts';
import { improvadoState } from './state.ts';
import type { ImprovadoSettings, ImprovadoState } from './state.ts';
import { settled } from './storedConnection.ts';
import type { StoredConnection } from './storedConnection.ts';

/** What tests see and steer of the Improvado part; everything is fresh after a reset. */
export class ImprovadoSandbox {
	readonly #world: World;

	constructor(world: World) {
		this.#world = world;
	}

	get settings(): ImprovadoSettings {
		return this.#state.settings;
	}

	/** With their parameters in the clear. */
	connections(): StoredConnection[] {
		const now = this.#world.now();
		const connections = [...this.#state.connections.values()];
		return structuredClone(connections.map((connection) => settled(connection, now)));
	}

	loads(): Fields[] {
		const { loads } = this.#state;
		return structuredClone(
			[...loads.values()].map((load) => loadView({ state: this.#state }, load)),
		);
	}

	/** What is stored of the schedule of a load. */
	scheduling(id: number): Fields | undefined {
		return structuredClone(this.#state.loads.get(id)?.scheduling);
	}

	addDestinations(titles: readonly string[]): Destination[] {
		const { destinations } = this.#state;
		const added = titles.map((title, at) => ({
			id: destinations.length + at + 1,
			name: title.toLowerCase().replace(/\W+/g, '_'),
			title,
		}));
		destinations.push(...added);
		return structuredClone(added);
	}

	/** Connections whose first check is over, active unless a parameter holds "wrong". */
	addConnections(
		destinationName: string,
		titles: readonly string[],
		parameters: Fields = { host: 'db.example.com' },
	): StoredConnection[] {
		const added = titles.map((title) => {
			const wanted = { title, destinationName, parameters, createLoadForNewTables: false };
			const connection = addConnection(this.#state, wanted, this.#world.now());
			settled(connection, Infinity).updatedAt = connection.createdAt;
			return connection;
		});
		return structuredClone(added);
	}

	/** A change by somebody else, e.g. of the accounts that are selected. */
	changeConnection(id: number, changes: Partial<StoredConnection>): void {
		const connection = this.#state.connections.get(id);
		if (!connection) throw new Error(`There is no connection ${id}`);
		Object.assign(connection, changes);
	}

	get #state(): ImprovadoState {
		return improvadoState(this.#world);
	}
}
