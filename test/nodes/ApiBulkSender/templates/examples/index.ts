import { airtableUpsert } from './airtableUpsert';
import { bloomreachCustomers } from './bloomreachCustomers';
import { brazeAttributes, brazeEvents } from './braze';
import { capillary } from './capillary';
import { cleverTapProfiles } from './cleverTapProfiles';
import { customerIoPeople } from './customerIoPeople';
import type { TemplateExample } from './example';
import { hubSpotUpsert } from './hubSpotUpsert';
import { iterableUsers } from './iterableUsers';
import { klaviyoProfile } from './klaviyoProfile';
import { mailchimpMembers } from './mailchimpMembers';
import { mixpanelImport } from './mixpanelImport';
import { postmarkEmails } from './postmarkEmails';
import { salesforceUpsert } from './salesforceUpsert';

/** By the id of their template. */
export const examples: Readonly<Record<string, TemplateExample>> = {
	...capillary,
	airtableUpsert,
	bloomreachCustomers,
	brazeAttributes,
	brazeEvents,
	cleverTapProfiles,
	customerIoPeople,
	hubSpotUpsert,
	iterableUsers,
	klaviyoProfile,
	mailchimpMembers,
	mixpanelImport,
	postmarkEmails,
	salesforceUpsert,
};
