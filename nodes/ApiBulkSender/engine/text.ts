/** A value of an answer or record as text: lists joined, objects as JSON, null as nothing. */
export function asText(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (Array.isArray(value)) return value.map(asText).filter(Boolean).join('; ');
	if (typeof value !== 'object') return String(value);
	const json = (JSON.stringify(value) as string | undefined) ?? '';
	// Dates are text to JSON.
	return json.startsWith('"') ? (JSON.parse(json) as string) : json;
}

/** A text, a finite number, true or false, or a date, as text; undefined for everything else. */
export function scalarText(value: unknown): string | undefined {
	switch (typeof value) {
		case 'string':
		case 'boolean':
		case 'bigint':
			return String(value);
		case 'number':
			return Number.isFinite(value) ? String(value) : undefined;
		case 'object': {
			const text = asText(value);
			return text === '' || /^[[{]/.test(text) || Array.isArray(value) ? undefined : text;
		}
		default:
			return undefined;
	}
}

/** The one value as text; undefined when there is none, more than one, or an empty one. */
export function singleText(values: readonly unknown[]): string | undefined {
	if (values.length !== 1) return undefined;
	return asText(values[0]) || undefined;
}
