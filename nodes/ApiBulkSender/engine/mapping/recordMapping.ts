import type { JsonObject } from '../types';

/** What a record becomes, or why it cannot be sent; `kind` is the same for all values of the field. */
export type Mapped =
	{ json: JsonObject; written: JsonObject | undefined } | { reason: string; kind?: string };

/** Makes what is sent of what came in. */
export interface RecordMapping {
	/**
	 * @param index of the record in the run, from 0
	 * @param exact the record with the digits that its numbers came with, where it has some
	 */
	apply(record: JsonObject, index: number, exact?: JsonObject): Mapped;
	/** Why no record with just these fields could be sent; undefined when they could. */
	whyNone(record: JsonObject): string | undefined;
	/** What the records so far give occasion to say, as a sentence without a final stop. */
	readonly notice: string | undefined;
}
