import { airtableUpsert } from './airtableUpsert.ts';
import { customerIoPeople } from './customerIoPeople.ts';
import { hubSpotUpsert } from './hubSpotUpsert.ts';
import type { Played } from './played.ts';

/** The destinations of templates, apart from Capillary's. */
export const playedDestinations: readonly Played[] = [
	airtableUpsert,
	customerIoPeople,
	hubSpotUpsert,
];
