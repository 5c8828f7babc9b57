import { SettingError } from '../engine/settingError';
import { fieldLabel } from './fieldLabel';

/**
 * A parameter's value in the type of its fallback. Fields take expressions, and those may yield
 * another type, or nothing, which means the fallback.
 *
 * @throws SettingError when the value cannot be meant
 */
export function normalize<T>(name: string, value: unknown, fallback: T): T {
	if (value === null || value === undefined) return fallback;
	switch (typeof fallback) {
		case 'string':
			return asText(name, value) as T;
		case 'number':
			return asNumber(value) as T;
		case 'boolean':
			return asBoolean(name, value) as T;
		default:
			return value as T;
	}
}

function asText(name: string, value: unknown): string {
	if (typeof value !== 'object') return String(value);
	const label = fieldLabel(name);
	throw new SettingError(
		label,
		`'${label}' must be text, but its expression yields ${Array.isArray(value) ? 'a list' : 'an object'}`,
	);
}

/** What is no number stays as it is: the check of its range says so, with the field's name. */
function asNumber(value: unknown): unknown {
	return typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
}

function asBoolean(name: string, value: unknown): boolean {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	const label = fieldLabel(name);
	throw new SettingError(
		label,
		`'${label}' must be on or off, but its expression yields ${JSON.stringify(value)}`,
		'Let the expression yield true or false',
	);
}
