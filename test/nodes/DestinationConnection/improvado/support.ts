import type { INodeParameterResourceLocator, INodeParameters } from 'n8n-workflow';

import { DestinationConnection } from '../../../../nodes/DestinationConnection/DestinationConnection.node';
import {
	ImprovadoSandbox,
	type ImprovadoResult,
	type ImprovadoRun,
} from '../../../support/improvado';

export const node = new DestinationConnection();

export const byId = (value: string | number): INodeParameterResourceLocator => ({
	__rl: true,
	mode: 'id',
	value: String(value),
});

export type Run = Omit<ImprovadoRun, 'parameters'>;

/** The node on Improvado; checks of connections end at once unless told otherwise. */
export class Connections extends ImprovadoSandbox {
	constructor() {
		super();
		beforeEach(() => {
			this.improvado.settings.recheckMs = 0;
			this.improvado.settings.connectionFields = 'all';
		});
		afterEach(() => jest.restoreAllMocks());
	}

	async operate(
		operation: string,
		parameters: INodeParameters = {},
		run: Run = {},
	): Promise<ImprovadoResult> {
		const chosen = { platform: 'improvado', resource: 'connection', operation };
		return await this.run(node, { ...run, parameters: { ...chosen, ...parameters } });
	}

	async create(parameters: INodeParameters = {}, run: Run = {}): Promise<ImprovadoResult> {
		const wanted = {
			destination: byId('bigquery'),
			title: 'Reports',
			connectionParameters: '{ "database": "reports", "mode": "upsert" }',
		};
		const secrets = { key: 'a-key-of-tests' };
		return await this.operate('create', { ...wanted, ...parameters }, { secrets, ...run });
	}

	/** A connection that is there, and the fields that choose it. */
	there(title = 'Reports', destination = 'bigquery', parameters?: Record<string, unknown>) {
		const [{ id }] = this.improvado.addConnections(destination, [title], parameters);
		return { id, place: { destination: byId(destination), connection: byId(id) } };
	}

	stored(id: number) {
		return this.improvado.connections().find((connection) => connection.id === id)!;
	}

	/** Calls that change something. */
	get changes(): string[] {
		return this.calls.filter((call) => !call.startsWith('GET'));
	}
}

/** Message and description, as n8n shows them. */
export function said({ error }: ImprovadoResult): string {
	return `${error?.message ?? ''} | ${error?.description ?? ''}`;
}
