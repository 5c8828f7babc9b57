/**
 * A mapping set with an identity and a calculated field, as it is written and as it is read back.
 * The read form, with its other spelling of `sourceType`, is that of data-prep.yaml
 * (experience-platform-apis, static/swagger-specs/data-prep.yaml, MappingOperation and MapperSetPage);
 * the column of an identity, an array of `{id}`, that of the output schema in the guide for
 * file-based destinations (experience-platform.en,
 * help/destinations/api/activate-segments-file-based-destinations.md). All values are invented.
 */

export const EXPRESSION = 'concat(person.name.firstName, " ", person.name.lastName)';

export const writtenMappings = [
	{ sourceType: 'ATTRIBUTE', source: 'identityMap.ECID', destination: 'ECID' },
	{
		sourceType: 'ATTRIBUTE',
		source: 'person.name.firstName',
		destination: 'first_name',
		name: 'Invented: given name',
		description: 'Invented: as in the passport',
	},
	{ sourceType: 'EXPRESSION', source: EXPRESSION, destination: 'full_name' },
	{ sourceType: 'STATIC', source: 'invented', destination: 'origin' },
];

const read = (sourceType: string, source: string, destination: string) => ({
	version: 0,
	sourceType,
	source,
	destination,
	functionVersion: 1,
});

const readAttribute = (source: string, destination: string) => ({
	...read('text/x.schema-path', source, destination),
	identity: false,
	primaryIdentity: false,
	matchScore: 0,
	sourceAttribute: source,
	destinationXdmPath: destination,
});

/** Each has an `id`, dates and authors besides. */
export const readMappings = [
	readAttribute('identityMap.ECID', 'ECID'),
	{
		...readAttribute('person.name.firstName', 'first_name'),
		name: 'Invented: given name',
		description: 'Invented: as in the passport',
	},
	{
		...read('text/x.aep-xl', EXPRESSION, 'full_name'),
		expressionAttributes: ['person.name.firstName', 'person.name.lastName'],
	},
	read('text/plain', 'invented', 'origin'),
];

/** The columns stand in `properties`, next to what the destination brings along. */
export const columns = {
	ECID: {
		title: 'ECID',
		type: 'array',
		items: {
			type: 'object',
			properties: { id: { title: 'id', type: 'string', 'meta:xdmType': 'string' } },
			'meta:xdmType': 'object',
		},
		'meta:xdmType': 'array',
	},
	first_name: { title: 'first_name', type: 'string' },
	full_name: { title: 'full_name', type: 'string' },
	origin: { title: 'origin', type: 'string' },
};
