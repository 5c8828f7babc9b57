import { SettingError } from './settingError';

/** @throws SettingError when `value` is not a whole number in the range */
export function wholeNumber(value: unknown, least: number, most: number, field: string): number {
	if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) {
		return value;
	}
	throw new SettingError(
		field,
		`'${field}' must be a whole number from ${least} to ${most}, but is ${String(value)}`,
	);
}

/** @throws SettingError when `value` is not a number of at least `least` */
export function atLeast(value: unknown, least: number, field: string): number {
	if (typeof value === 'number' && Number.isFinite(value) && value >= least) return value;
	throw new SettingError(
		field,
		least > 0
			? `'${field}' must be a number above 0, but is ${String(value)}`
			: `'${field}' must be a number of 0 or more, but is ${String(value)}`,
	);
}
