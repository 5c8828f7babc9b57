import { airtableUpsert } from './airtableUpsert.ts';
import { customerIoPeople } from './customerIoPeople.ts';
import { elasticsearchBulk } from './elasticsearchBulk.ts';
import { hubSpotUpsert } from './hubSpotUpsert.ts';
import type { Played } from './played.ts';
import { typesenseImport } from './typesenseImport.ts';

/** The destinations of templates, apart from Capillary's. */
export const playedDestinations: readonly Played[] = [
	airtableUpsert,
	customerIoPeople,
	elasticsearchBulk,
	hubSpotUpsert,
	typesenseImport,
];
