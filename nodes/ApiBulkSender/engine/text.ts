/** A value of an answer or record as text: lists joined, objects as JSON, null as nothing. */
export function asText(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (Array.isArray(value)) return value.map(asText).filter(Boolean).join('; ');
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The one value as text; undefined when there is none, more than one, or an empty one. */
export function singleText(values: readonly unknown[]): string | undefined {
	if (values.length !== 1) return undefined;
	return asText(values[0]) || undefined;
}
