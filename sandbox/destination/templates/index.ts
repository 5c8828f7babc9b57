import { airtableUpsert } from './airtableUpsert.ts';
import { algoliaBatch } from './algoliaBatch.ts';
import { couchDbBulkDocs } from './couchDbBulkDocs.ts';
import { customerIoPeople } from './customerIoPeople.ts';
import { elasticsearchBulk } from './elasticsearchBulk.ts';
import { hubSpotUpsert } from './hubSpotUpsert.ts';
import { pinterestConversions } from './pinterestConversions.ts';
import type { Played } from './played.ts';
import { postHogBatch } from './postHogBatch.ts';
import { segmentBatch } from './segmentBatch.ts';
import { typesenseImport } from './typesenseImport.ts';

/** The destinations of templates, apart from Capillary's. */
export const playedDestinations: readonly Played[] = [
	airtableUpsert,
	algoliaBatch,
	couchDbBulkDocs,
	customerIoPeople,
	elasticsearchBulk,
	hubSpotUpsert,
	pinterestConversions,
	postHogBatch,
	segmentBatch,
	typesenseImport,
];
