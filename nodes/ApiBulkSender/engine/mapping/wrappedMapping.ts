import type { JsonObject } from '../types';
import type { FieldMapping } from './fieldMapping';
import type { Mapped, RecordMapping } from './recordMapping';

/** The user's own mapping, and around what it makes that of a template. */
export class WrappedMapping implements RecordMapping {
	constructor(
		/** Undefined when the record is taken as it comes in. */
		private readonly own: FieldMapping | undefined,
		private readonly wrapper: FieldMapping,
	) {}

	apply(record: JsonObject, index: number, exact?: JsonObject): Mapped {
		if (this.own === undefined) return this.wrapper.apply(record, index, exact);
		const mapped = this.own.apply(record, index, exact);
		return 'reason' in mapped ? mapped : this.wrapper.apply(mapped.json, index, mapped.written);
	}

	whyNone(record: JsonObject): string | undefined {
		return this.own === undefined ? this.wrapper.whyNoneRequired(record) : this.own.whyNone(record);
	}

	get notice(): string | undefined {
		return this.own?.notice;
	}
}
