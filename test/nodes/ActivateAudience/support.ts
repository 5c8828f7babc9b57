import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { ActivateAudience } from '../../../nodes/ActivateAudience/ActivateAudience.node';
import type { AdobeResult, AdobeRun } from '../../support/adobe';
import { byId, Dataflows } from '../Dataflow/dataflows';

export { byId, carrying } from '../Dataflow/dataflows';

// What is stored is looked at in many shapes.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Fields = Record<string, any>;
type PatchOperation = { op: string; path: string; value?: Fields };

export const node = new ActivateAudience();

export const GOLD = 'Loyalty Gold Members';
export const SILVER = 'Loyalty Silver Members';
export const BIKES = 'Interested in Mountain Biking';
export const NEWS = 'Newsletter Subscribers';
export const DRAFT = 'Spring Campaign Draft';
export const EXTERNAL = 'Data Partner: Home Movers';

/** One way of each family, and the name that its destination has in outputs. */
export const families = {
	email: 'Campaign over S3',
	legacyCloud: 'legacy S3',
	cloud: 'S3',
} as const;
export type FamilyName = keyof typeof families;

export const byName = (value: string) => ({ __rl: true, mode: 'name', value });
export const byPath = (value: string) => ({ __rl: true, mode: 'path', value });
export const entries = (...rows: IDataObject[]) => ({ entries: rows }) as INodeParameters;
export const audiences = (...names: string[]) =>
	entries(...names.map((name) => ({ audience: byName(name) })));
export const attributes = (...sources: string[]) =>
	entries(...sources.map((source) => ({ source: byPath(source) })));

/** `YYYY-MM-DD` in UTC. */
export const dayFromNow = (days: number) =>
	new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export const items = (...jsons: IDataObject[]) => jsons.map((json) => ({ json }));
export const continuing = { node: { onError: 'continueRegularOutput' as const } };

/** The node with everything that it needs, in a sandbox whose changes take no time. */
export class Activations extends Dataflows {
	constructor(updateMs = 0) {
		super();
		beforeEach(() => {
			this.sandbox.adobe.settings.updateMs = updateMs;
			this.sandbox.adobe.settings.runMs = 0;
		});
	}

	async runOn(
		resource: string,
		operation: string,
		dataflowId: string,
		parameters: INodeParameters = {},
		more: Partial<AdobeRun> = {},
	): Promise<AdobeResult> {
		return await this.run(node, {
			...more,
			parameters: { resource, operation, dataflow: byId(dataflowId), ...parameters },
		});
	}

	async audience(...given: RunArguments): Promise<AdobeResult> {
		return await this.runOn('audience', ...given);
	}

	async attribute(...given: RunArguments): Promise<AdobeResult> {
		return await this.runOn('attribute', ...given);
	}

	async activation(...given: RunArguments): Promise<AdobeResult> {
		return await this.runOn('activation', ...given);
	}

	/** A dataflow of this family without anything in it; its id. */
	async empty(family: FamilyName = 'email', name = 'Weekly'): Promise<string> {
		const { dataflowId } = await this.flow(name, families[family]);
		return dataflowId;
	}

	/** One that exports these audiences, every day from today. */
	/** @param startDate of the daily exports at ten; those of today may be due within the hour */
	async exporting(
		names: string[],
		family: FamilyName = 'email',
		startDate = dayFromNow(0),
	): Promise<string> {
		const dataflowId = await this.empty(family);
		const filenameTemplate =
			family === 'cloud'
				? '%DESTINATION%_%SEGMENT_ID%_%TIMESTAMP%'
				: '%DESTINATION_NAME%_%SEGMENT_ID%_%TIMESTAMP%';
		for (const name of names) {
			const schedule = {
				frequency: 'DAILY',
				triggerType: 'SCHEDULED',
				startDate,
				startTime: '10:00',
			};
			this.activate(dataflowId, this.idOf(name), { filenameTemplate, schedule });
		}
		return dataflowId;
	}

	/** Adobe's id of an audience. */
	idOf(name: string): string {
		return this.sandbox.adobe.audiences().find((audience) => audience.name === name)!.id;
	}

	params(dataflowId: string): Fields {
		const [{ params }] = this.sandbox.adobe.flow(dataflowId)!.transformations as Fields[];
		return params as Fields;
	}

	/** The audiences of a dataflow as they are stored. */
	stored(dataflowId: string): Fields[] {
		return (this.params(dataflowId).segmentSelectors?.selectors ?? []).map(
			({ value }: Fields) => value as Fields,
		);
	}

	storedNames(dataflowId: string): string[] {
		return this.stored(dataflowId).map(({ name }) => name as string);
	}

	/** Source and column of each attribute, and what is mandatory and key. */
	storedAttributes(dataflowId: string) {
		const params = this.params(dataflowId);
		const set = this.sandbox.adobe
			.mappingSets()
			.find(({ id }) => id === params.profileMapping?.mappingId) as Fields | undefined;
		const holder: Fields = params.profileSelectors ?? params;
		return {
			rows: (set?.mappings ?? []).map(({ source, destination }: Fields) => [source, destination]),
			paths: (params.profileSelectors?.selectors ?? []).map(({ value }: Fields) => value.path),
			mandatory: holder.mandatoryFields ?? [],
			keys: holder.primaryFields ?? [],
		};
	}

	/** The changes of dataflows that were sent, one list of operations each. */
	get patches(): PatchOperation[][] {
		return this.sent
			.filter(({ method }) => method === 'PATCH')
			.map(({ body }) => body as PatchOperation[]);
	}

	/** Reads of other things than the dataflow and its destination. */
	readsOf(pathPart: string) {
		return this.sent.filter(({ method, path }) => method === 'GET' && path.includes(pathPart));
	}
}

type RunArguments = [
	operation: string,
	dataflowId: string,
	parameters?: INodeParameters,
	more?: Partial<AdobeRun>,
];

/** What became of each audience that an item asked for. */
export const results = (json: IDataObject) =>
	((json.audiences ?? []) as IDataObject[]).map(({ result }) => result);
