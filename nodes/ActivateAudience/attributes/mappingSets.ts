import type { IDataObject } from 'n8n-workflow';

import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { otherSubjects } from '../../shared/adobe/client/subjects';
import { readProfileSchema, type ProfileSchema } from '../../shared/adobe/profileSchema';
import type { PartialConnectionSpec } from '../../shared/adobe/catalogue/classify';
import type { TransformationParams } from '../../shared/adobe/types';
import type { AttributeRow } from '../intent/activation';
import type { MappingReference } from '../intent/buildPatch';

const CONVERSION = '/data/foundation/conversion';
const ATTRIBUTE = 'ATTRIBUTE';

interface MappingSet extends IDataObject {
	mappings?: MappingRule[];
}

/** The second spellings are those of mapping sets that other tools made. Source: data-prep.yaml. */
interface MappingRule {
	sourceType?: string;
	source?: string;
	destination?: string;
	sourceAttribute?: string;
	destinationXdmPath?: string;
}

/**
 * The mapping sets of one dataflow. A set is never changed: other rows make a new one, to which the
 * flow then points, so that rows and audiences change in the same request.
 */
export class MappingSets {
	private readonly read = new Map<string, AttributeRow[]>();
	/** By row; made by other tools, they may be expressions. */
	private readonly sourceTypes = new Map<string, string>();
	private readonly made = new Map<string, MappingReference>();
	private schema?: ProfileSchema;

	constructor(
		private readonly client: AdobeClient,
		private readonly dataflowName: string,
		private readonly destination: PartialConnectionSpec,
	) {}

	/** The profile schema, read once. */
	async profileSchema(): Promise<ProfileSchema> {
		this.schema ??= await readProfileSchema(this.client);
		return this.schema;
	}

	/** The rows of the set that a flow points to; none for a flow without one. */
	async rows(mapping: TransformationParams['profileMapping']): Promise<AttributeRow[]> {
		const id = mapping?.mappingId;
		if (!id) return [];
		const known = this.read.get(id);
		if (known) return known;
		const { mappings = [] } = await this.client.get<MappingSet>(
			`${CONVERSION}/mappingSets/${encodeURIComponent(id)}`,
			otherSubjects.mapping,
		);
		const rows = mappings.map((rule) => {
			const source = rule.source ?? rule.sourceAttribute ?? '';
			const target = rule.destination ?? rule.destinationXdmPath ?? '';
			this.sourceTypes.set(keyOf({ source, target }), rule.sourceType ?? ATTRIBUTE);
			return { source, target };
		});
		this.read.set(id, rows);
		return rows;
	}

	/** Makes a set of these rows; the same rows give the same set, also when a change starts anew. */
	async create(rows: AttributeRow[]): Promise<MappingReference> {
		const key = JSON.stringify(rows);
		const known = this.made.get(key);
		if (known) return known;
		const input = await this.createSchema('input', await this.profileSchema());
		const output = await this.createSchema('output', outputSchema(this.destination, rows));
		const { id, version = 0 } = await this.client.post<{ id: string; version?: number }>(
			`${CONVERSION}/mappingSets`,
			{
				inputSchema: { id: input },
				outputSchema: { id: output },
				mappings: rows.map((row) => ({
					sourceType: this.sourceTypes.get(keyOf(row)) ?? ATTRIBUTE,
					source: row.source,
					destination: row.target,
				})),
				xdmVersion: '1.0',
			},
			otherSubjects.mapping,
			// One set more that nothing points to does no harm.
			{ repeatable: true },
		);
		const reference = { mappingId: id, mappingVersion: version };
		this.made.set(key, reference);
		return reference;
	}

	private async createSchema(side: string, jsonSchema: IDataObject): Promise<string> {
		const { id } = await this.client.post<{ id: string }>(
			`${CONVERSION}/schemas`,
			{ name: `${this.dataflowName} (${side})`, jsonSchema },
			otherSubjects.mapping,
			{ repeatable: true },
		);
		return id;
	}
}

const keyOf = ({ source, target }: AttributeRow) => JSON.stringify([source, target]);

/** What the destination brings along, plus the columns. */
function outputSchema(destination: PartialConnectionSpec, rows: AttributeRow[]): IDataObject {
	const partner = destination.targetSpec?.attributes?.partnerSchema?.jsonSchema ?? {};
	const own = (partner.properties ?? {}) as IDataObject;
	const columns = Object.fromEntries(
		rows.map(({ target }) => [target, own[target] ?? { type: 'string', title: target }]),
	);
	return { type: 'object', ...partner, properties: { ...own, ...columns } };
}
