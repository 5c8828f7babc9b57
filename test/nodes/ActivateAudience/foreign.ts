import type { IDataObject } from 'n8n-workflow';

import { campaignTransformations } from '../../contracts/adobe/samples/campaignFlow.ts';
import { cloudTransformations } from '../../contracts/adobe/samples/cloudFlow.ts';
import { columns, EXPRESSION, writtenMappings } from '../../contracts/adobe/samples/mappingSet.ts';
import { tutorialTransformations } from '../../contracts/adobe/samples/tutorialFlow.ts';
import type { Activations, FamilyName, Fields } from './support';

const CONVERSION = '/data/foundation/conversion';

/** A dataflow as Adobe's documents show it: somebody made it in Adobe's user interface. */
export interface Foreign {
	dataflowId: string;
	/** The items that name all it exports, as a table would have them. */
	audiences: IDataObject[];
	attributes: IDataObject[];
}

/** What each family's documented dataflow exports, by the columns of a table. */
const attributeItems: Record<FamilyName, IDataObject[]> = {
	email: [
		{ attribute: 'identityMap.Email' },
		{ attribute: 'person.name.firstName', mandatory: true },
		{ attribute: 'person.name.lastName', mandatory: true },
		{ attribute: 'personalEmail.address' },
		{ attribute: 'segmentMembership.status' },
	],
	legacyCloud: [
		{ attribute: 'homeAddress.countryCode' },
		{ attribute: 'person.name.firstName', mandatory: true },
		{ attribute: 'person.name.lastName', mandatory: true },
		{ attribute: 'personalEmail.address', deduplicationKey: true },
		{ attribute: 'segmentMembership.status' },
	],
	cloud: [
		{ attribute: 'identityMap.ECID', targetColumn: 'ECID' },
		{ attribute: 'person.name.firstName', targetColumn: 'first_name' },
		{ attribute: EXPRESSION, targetColumn: 'full_name' },
		{ attribute: 'invented', targetColumn: 'origin' },
	],
};

export async function foreign(adobe: Activations, family: FamilyName): Promise<Foreign> {
	const dataflowId = await adobe.empty(family);
	const transformations = await transformationsOf(adobe, family);
	const known = adobe.sandbox.adobe.audiences();
	const { selectors } = transformations[0].params.segmentSelectors;
	selectors.forEach(({ value }: Fields, at: number) => (value.id = known[at].id));
	adobe.sandbox.adobe.placeTransformations(dataflowId, transformations);
	return {
		dataflowId,
		audiences: selectors.map(({ value }: Fields) => ({
			audienceId: value.id,
			exportMode: value.exportMode,
			filenameTemplate: value.filenameTemplate,
			...value.schedule,
		})),
		attributes: attributeItems[family],
	};
}

async function transformationsOf(adobe: Activations, family: FamilyName): Promise<Fields[]> {
	if (family === 'email') return structuredClone(campaignTransformations);
	if (family === 'legacyCloud') return structuredClone(tutorialTransformations);
	const { id, version } = await mappingSet(adobe);
	return structuredClone(cloudTransformations(id, version));
}

/** Points a dataflow to a mapping set with these rows, which another tool made. */
export async function placeMappings(
	adobe: Activations,
	dataflowId: string,
	mappings: Array<{ destination: string }>,
): Promise<void> {
	const column = { type: 'string' };
	const names = mappings.map(({ destination }) => destination);
	const set = await written(adobe, Object.fromEntries(names.map((name) => [name, column])));
	const { json } = await adobe.ask('POST', `${CONVERSION}/mappingSets`, set(mappings));
	adobe.sandbox.adobe.writeFlow(dataflowId, [
		{
			op: 'add',
			path: '/transformations/0/params/profileMapping',
			value: { mappingId: json.id, mappingVersion: json.version },
		},
	]);
}

/** Its second version; the first has other rows. */
async function mappingSet(adobe: Activations): Promise<{ id: string; version: number }> {
	const set = await written(adobe, columns);
	const first = set(writtenMappings.slice(1, 2));
	const { json } = await adobe.ask('POST', `${CONVERSION}/mappingSets`, first);
	const path = `${CONVERSION}/mappingSets/${json.id}`;
	const changed = await adobe.ask('PUT', path, set(writtenMappings));
	return { id: json.id, version: changed.json.version };
}

/** Makes the schemas; the set itself is made of what that gives. */
async function written(adobe: Activations, output: object) {
	const schema = async (properties: object) => {
		const body = { name: 'Invented', jsonSchema: { type: 'object', properties } };
		return (await adobe.ask('POST', `${CONVERSION}/schemas`, body)).json.id as string;
	};
	const inputSchema = { id: await schema({ person: { type: 'object' } }) };
	const outputSchema = { id: await schema(output) };
	return (mappings: object[]) => ({ inputSchema, outputSchema, mappings, xdmVersion: '1.0' });
}
