import { airtableUpsert } from './airtableUpsert';
import { capillary } from './capillary';
import { customerIoPeople } from './customerIoPeople';
import type { TemplateExample } from './example';
import { hubSpotUpsert } from './hubSpotUpsert';

/** By the id of their template. */
export const examples: Readonly<Record<string, TemplateExample>> = {
	...capillary,
	airtableUpsert,
	customerIoPeople,
	hubSpotUpsert,
};
