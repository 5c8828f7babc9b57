import { airtableUpsert } from './airtableUpsert';
import { capillary } from './capillary';
import { customerIoPeople } from './customerIoPeople';
import { elasticsearchBulk } from './elasticsearchBulk';
import type { TemplateExample } from './example';
import { hubSpotUpsert } from './hubSpotUpsert';
import { typesenseImport } from './typesenseImport';

/** By the id of their template. */
export const examples: Readonly<Record<string, TemplateExample>> = {
	...capillary,
	airtableUpsert,
	customerIoPeople,
	elasticsearchBulk,
	hubSpotUpsert,
	typesenseImport,
};
