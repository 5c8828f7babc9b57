import type { IDataObject } from 'n8n-workflow';

import type { PartialConnectionSpec } from '../../shared/adobe/catalogue/classify';
import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { pageItems } from '../../shared/adobe/client/pages';
import { otherSubjects } from '../../shared/adobe/client/subjects';
import { pathSegment } from '../../shared/http/pathSegment';
import type { ProfileDirectory } from '../../shared/adobe/profileDirectory';
import type { TransformationParams } from '../../shared/adobe/types';
import type { MappingReference } from '../intent/buildPatch';
import {
	readRule,
	writeOutputSchema,
	writeRule,
	type MappingRule,
	type OutputSchema,
} from './adobeForm/mappings';
import type { AttributeRow } from './row';

const CONVERSION = '/data/foundation/conversion';

interface MappingSet extends IDataObject {
	id?: string;
	version?: number;
	mappings?: Array<MappingRule & IDataObject>;
	outputSchema?: { jsonSchema?: OutputSchema & IDataObject };
}

interface Made {
	id: string;
	version?: number;
}

/**
 * The mapping sets of one dataflow. A set is never changed: other rows make a new one, to which the
 * flow then points, so that rows and audiences change in the same request.
 */
export class MappingSets {
	private readonly read = new Map<string, AttributeRow[]>();
	private readonly made = new Map<string, MappingReference>();

	constructor(
		private readonly client: AdobeClient,
		private readonly dataflowName: string,
		private readonly destination: PartialConnectionSpec,
		private readonly profile: ProfileDirectory,
	) {}

	/** The rows of the set that a flow points to; none for a flow without one. */
	async rows(mapping: TransformationParams['profileMapping']): Promise<AttributeRow[]> {
		const id = mapping?.mappingId;
		if (!id) return [];
		// Without a version Adobe gives the first one, whatever the flow goes by.
		const version = mapping.mappingVersion ?? 0;
		const key = `${id} ${version}`;
		const known = this.read.get(key);
		if (known) return known;
		const { mappings, outputSchema } = await this.readSet(id, version);
		const columns = outputSchema?.jsonSchema?.properties;
		const rows = mappings.map((rule) => readRule(rule, columns));
		this.read.set(key, rows);
		return rows;
	}

	/** A set of which Adobe shows something else must not pass for one without rows. */
	private async readSet(id: string, version: number) {
		const subject = { ...otherSubjects.mapping, id };
		const set = await this.client.get<MappingSet>(
			`${CONVERSION}/mappingSets/${pathSegment(id, subject.noun)}`,
			subject,
			{ query: { version, expandSchema: true } },
		);
		this.client.assertSame(set.id, subject);
		if (set.version !== undefined && set.version !== version) {
			throw this.client.unbelievable(
				`the answer shows version ${set.version} of mapping set '${id}', not ${version}`,
				subject,
			);
		}
		const mappings = pageItems(this.client, set.mappings, subject);
		return { ...set, mappings };
	}

	/** Makes a set of these rows; the same rows give the same set, also when a change starts anew. */
	async create(rows: AttributeRow[]): Promise<MappingReference> {
		const key = JSON.stringify(rows);
		const known = this.made.get(key);
		if (known) return known;
		const partner = this.destination.targetSpec?.attributes?.partnerSchema?.jsonSchema ?? {};
		const input = await this.createSchema('input', await this.profile.schema());
		const output = await this.createSchema(
			'output',
			writeOutputSchema(partner as OutputSchema, rows),
		);
		const { id, version = 0 } = await this.post('mappingSets', {
			inputSchema: { id: input },
			outputSchema: { id: output },
			mappings: rows.map(writeRule),
			xdmVersion: '1.0',
		});
		const reference = { mappingId: id, mappingVersion: version };
		this.made.set(key, reference);
		return reference;
	}

	private async createSchema(side: string, jsonSchema: object): Promise<string> {
		const name = `${this.dataflowName} (${side})`;
		return (await this.post('schemas', { name, jsonSchema })).id;
	}

	/** Makes one; one more that nothing points to does no harm, so it may be sent again. */
	private async post(what: 'schemas' | 'mappingSets', body: object): Promise<Made> {
		const subject = otherSubjects.mapping;
		const made = await this.client.post<Partial<Made>>(`${CONVERSION}/${what}`, body, subject, {
			repeatable: true,
		});
		if (typeof made.id === 'string' && made.id !== '') return { ...made, id: made.id };
		throw this.client.unbelievable('the answer names no id', subject);
	}
}
