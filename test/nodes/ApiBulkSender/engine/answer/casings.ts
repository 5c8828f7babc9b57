/** A camel case key as other APIs write it: `errorCode`, `ErrorCode`, `error_code`, `ERROR-CODE` … */
export function casings(key: string): string[] {
	const words = key.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
	const pascal = words.map((word) => word[0].toUpperCase() + word.slice(1));
	const all = [
		key,
		pascal.join(''),
		words.join(''),
		words.join('_'),
		words.join('-'),
		words.join('_').toUpperCase(),
		words.join('').toUpperCase(),
	];
	return [...new Set(all)];
}

/** A row for every key in every casing. */
export const inEveryCasing = (keys: readonly string[]) => keys.flatMap(casings);
