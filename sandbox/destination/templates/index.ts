import { airtableUpsert } from './airtableUpsert.ts';
import { bloomreachCustomers } from './bloomreachCustomers.ts';
import { brazeAttributes, brazeEvents } from './braze.ts';
import { cleverTapProfiles } from './cleverTapProfiles.ts';
import { customerIoPeople } from './customerIoPeople.ts';
import { hubSpotUpsert } from './hubSpotUpsert.ts';
import { iterableUsers } from './iterableUsers.ts';
import { klaviyoProfile } from './klaviyoProfile.ts';
import { mailchimpMembers } from './mailchimpMembers.ts';
import { mixpanelImport } from './mixpanelImport.ts';
import type { Played } from './played.ts';
import { postmarkEmails } from './postmarkEmails.ts';
import { salesforceUpsert } from './salesforceUpsert.ts';

/** The destinations of templates, apart from Capillary's. */
export const playedDestinations: readonly Played[] = [
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
];
