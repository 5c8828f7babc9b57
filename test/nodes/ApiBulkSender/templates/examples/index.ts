import { airtableUpsert } from './airtableUpsert';
import { bloomreachCustomers } from './bloomreachCustomers';
import { capillary } from './capillary';
import { customerIoPeople } from './customerIoPeople';
import type { TemplateExample } from './example';
import { hubSpotUpsert } from './hubSpotUpsert';
import { mailchimpMembers } from './mailchimpMembers';
import { salesforceUpsert } from './salesforceUpsert';

/** By the id of their template. */
export const examples: Readonly<Record<string, TemplateExample>> = {
	...capillary,
	airtableUpsert,
	bloomreachCustomers,
	customerIoPeople,
	hubSpotUpsert,
	mailchimpMembers,
	salesforceUpsert,
};
