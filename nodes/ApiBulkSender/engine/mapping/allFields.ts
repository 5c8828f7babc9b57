import { hasDigits } from '../exactJson';
import type { JsonObject } from '../types';
import { convert, isEmpty, type Converted, type ValueType } from './convert';

/** All fields of a record but some, each in one type; what is empty is left out. */
export class AllFields {
	private readonly leftOut: ReadonlySet<string>;

	/**
	 * @param leftOut names between commas
	 * @param taken names that others write
	 */
	constructor(
		leftOut: string,
		private readonly type: ValueType,
		taken: readonly string[],
	) {
		this.leftOut = new Set([...leftOut.split(',').map((name) => name.trim()), ...taken]);
	}

	/** No value when nothing is left. */
	read(record: JsonObject, exact: JsonObject | undefined): Converted {
		const value: JsonObject = {};
		const written: JsonObject = {};
		let isExact = false;
		for (const [name, own] of Object.entries(record)) {
			if (isEmpty(own) || this.leftOut.has(name)) continue;
			const converted = convert(own, this.type);
			if ('problem' in converted) {
				return { problem: `${converted.problem} (field ${name})`, field: name };
			}
			const digits = converted.written ?? this.digitsOf(exact?.[name]);
			isExact ||= digits !== undefined;
			put(value, name, converted.value);
			put(written, name, digits ?? converted.value);
		}
		if (Object.keys(value).length === 0) return { value: undefined };
		return isExact ? { value, written } : { value };
	}

	private digitsOf(exact: unknown): unknown {
		if (this.type === 'text') return undefined;
		return hasDigits(exact) || (exact !== null && typeof exact === 'object') ? exact : undefined;
	}
}

function put(object: JsonObject, name: string, value: unknown): void {
	if (name !== '__proto__') object[name] = value;
	// Else it would become what the object inherits from.
	else Object.defineProperty(object, name, { value, enumerable: true });
}
