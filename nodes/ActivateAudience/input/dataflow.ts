import { describeDestination, type Destination } from '../../shared/adobe/catalogue/classify';
import { dataLake } from '../../shared/adobe/catalogue/destinations';
import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { AudienceDirectory } from '../../shared/adobe/audiences';
import { ProfileDirectory } from '../../shared/adobe/profileDirectory';
import { readConnectionSpec } from '../../shared/adobe/connectionSpec';
import type { AudienceValue, Flow, TargetConnection } from '../../shared/adobe/types';
import { InputError } from '../../shared/inputError';
import { MappingSets } from '../attributes/mappingSets';
import { readActivation, type Activation } from '../intent/activation';

/** A dataflow with what is to be known of its destination before anything is activated in it. */
export interface Dataflow {
	/** As it was read first; a change reads it anew. */
	flow: Flow;
	destination: Destination;
	mapping: MappingSets;
}

/** The audiences that a dataflow exports. */
export function audiencesIn({ transformations }: Flow): AudienceValue[] {
	const selectors = transformations?.[0]?.params?.segmentSelectors?.selectors ?? [];
	return selectors.map(({ value }) => value);
}

/** What a dataflow exports, as `flow` shows it; a mapping set is read besides. */
export async function activationOf(
	{ destination: { family }, mapping }: Dataflow,
	flow: Flow,
): Promise<Activation> {
	const params = flow.transformations?.[0]?.params;
	const mapped = family === 'cloud' ? await mapping.rows(params?.profileMapping) : [];
	return readActivation(params, family, mapped);
}

/** Dataset exports go to the same destinations, but start at the Data Lake. */
function assertExportsAudiences({ id, name = id, inheritedAttributes }: Flow): void {
	const [source] = inheritedAttributes?.sourceConnections ?? [];
	if (source?.connectionSpec?.id !== dataLake.connectionSpecId) return;
	throw new InputError(
		'Dataflow',
		`The dataflow '${name}' exports datasets, not audiences`,
		"Choose one that starts at the Profile Store in 'Dataflow'",
	);
}

/** The dataflows of one run, each read once. */
export class Dataflows {
	readonly directory: AudienceDirectory;
	readonly profile: ProfileDirectory;
	private readonly opened = new Map<string, Promise<Dataflow>>();

	constructor(private readonly client: AdobeClient) {
		this.directory = new AudienceDirectory(client);
		this.profile = new ProfileDirectory(client);
	}

	/** @throws InputError when it exports no files */
	async open(id: string): Promise<Dataflow> {
		const opened = this.opened.get(id) ?? this.read(id);
		this.opened.set(id, opened);
		return await opened;
	}

	private async read(id: string): Promise<Dataflow> {
		const flow = await this.client.getOne<Flow>('flows', id);
		assertExportsAudiences(flow);
		const specId = await this.connectionSpecId(flow);
		const spec = await readConnectionSpec(this.client, specId);
		const destination = describeDestination(spec);
		if (destination.kind === 'streaming' || destination.kind === 'source') {
			throw new InputError(
				'Dataflow',
				`The dataflow '${flow.name ?? id}' does not export files: it goes to ${destination.label}`,
				"Choose a dataflow to a file-based destination in 'Dataflow'",
			);
		}
		const mapping = new MappingSets(this.client, flow.name ?? id, spec, this.profile);
		return { flow, destination, mapping };
	}

	/** Adobe inherits the destination of the target connection to the flow. */
	private async connectionSpecId({ inheritedAttributes, targetConnectionIds }: Flow) {
		const inherited = inheritedAttributes?.targetConnections?.[0]?.connectionSpec?.id;
		if (inherited) return inherited;
		const target = await this.client.getOne<TargetConnection>(
			'targetConnections',
			targetConnectionIds[0],
		);
		return target.connectionSpec.id;
	}
}
