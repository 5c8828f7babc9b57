import { airtableUpsert } from './airtableUpsert';
import { algoliaBatch } from './algoliaBatch';
import { capillary } from './capillary';
import { couchDbBulkDocs } from './couchDbBulkDocs';
import { customerIoPeople } from './customerIoPeople';
import { elasticsearchBulk } from './elasticsearchBulk';
import type { TemplateExample } from './example';
import { hubSpotUpsert } from './hubSpotUpsert';
import { pinterestConversions } from './pinterestConversions';
import { postHogBatch } from './postHogBatch';
import { segmentBatch } from './segmentBatch';
import { typesenseImport } from './typesenseImport';

/** By the id of their template. */
export const examples: Readonly<Record<string, TemplateExample>> = {
	...capillary,
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
};
