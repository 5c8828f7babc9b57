import type { Fields } from '../json.ts';
import type { Rule } from './rules.ts';

/** One version of a mapping set, its rules as they were written. */
export interface MappingSet extends Fields {
	id: string;
	version: number;
	inputSchema: Fields;
	outputSchema: Fields;
	mappings: Rule[];
}

/** The oldest first; each stays readable. */
export type MappingSetVersions = MappingSet[];
