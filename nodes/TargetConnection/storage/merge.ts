import type { IDataObject } from 'n8n-workflow';

/** The first with what the second says over it, nested objects likewise. */
export function merged(first: IDataObject, second: IDataObject): IDataObject {
	const result = { ...first };
	for (const [name, value] of Object.entries(second)) {
		const before = result[name];
		result[name] = isObject(before) && isObject(value) ? merged(before, value) : value;
	}
	return result;
}

/** `[['a.b', 1]]` as `{a: {b: 1}}`. */
export function nested(entries: Array<[string, IDataObject[string]]>): IDataObject {
	let result: IDataObject = {};
	for (const [path, value] of entries) {
		const [last, ...parents] = path.split('.').reverse();
		const branch = parents.reduce<IDataObject>((inner, name) => ({ [name]: inner }), {
			[last]: value,
		});
		result = merged(result, branch);
	}
	return result;
}

/** The value at `a.b`; undefined where nothing is. */
export function valueAt(object: IDataObject, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), object);
}

export function isObject(value: unknown): value is IDataObject {
	return value !== null && typeof value === 'object' && !Array.isArray(value);
}
