import type { IDataObject, INodeParameterResourceLocator, INodeParameters } from 'n8n-workflow';

import { Dataflow } from '../../../../nodes/Dataflow/Dataflow.node';
import {
	ImprovadoSandbox,
	type ImprovadoResult,
	type ImprovadoRun,
} from '../../../support/improvado';

export const node = new Dataflow();

export const byId = (value: string | number): INodeParameterResourceLocator => ({
	__rl: true,
	mode: 'id',
	value: String(value),
});

/** Of the sandbox. */
export const facebookAds = 501;

export type Run = Omit<ImprovadoRun, 'parameters'>;

/** The node on Improvado; checks of connections end at once unless told otherwise. */
export class Loads extends ImprovadoSandbox {
	constructor() {
		super();
		beforeEach(() => {
			this.improvado.settings.recheckMs = 0;
		});
		afterEach(() => jest.restoreAllMocks());
	}

	async operate(
		operation: string,
		parameters: INodeParameters = {},
		run: Run = {},
	): Promise<ImprovadoResult> {
		const chosen = { platform: 'improvado', resource: 'load', operation };
		return await this.run(node, { ...run, parameters: { ...chosen, ...parameters } });
	}

	/** Into a connection that is there already. */
	async create(
		connection: number,
		parameters: INodeParameters = {},
		run: Run = {},
	): Promise<ImprovadoResult> {
		const wanted = {
			dataTable: byId(facebookAds),
			destination: byId('bigquery'),
			connection: byId(connection),
			destinationTable: 'facebook_ads',
			runPolicy: 'daily',
		};
		return await this.operate('create', { ...wanted, ...parameters }, run);
	}

	connection(parameters?: Record<string, unknown>, destination = 'bigquery'): number {
		return this.improvado.addConnections(destination, ['Reports'], parameters)[0].id;
	}

	/** A load that is there. */
	async load(parameters: INodeParameters = {}, connection = this.connection()): Promise<number> {
		const { jsons, error } = await this.create(connection, parameters);
		expect(error).toBeUndefined();
		return jsons[0].id as number;
	}

	stored(id: number): IDataObject {
		return this.improvado.loads().find((load) => load['id'] === id) as IDataObject;
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
