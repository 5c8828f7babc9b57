import { isFields } from './json.ts';
import { adobeProblem, Refused } from './problems.ts';

type Operator = '==' | '!=' | '>=' | '<=' | '>' | '<';

interface Filter {
	path: string[];
	operator: Operator;
	values: string[];
}

const form = /^([^=!<>\s]+?)(==|!=|>=|<=|>|<)(.+)$/s;

function unquoted(value: string): string {
	return /^".*"$/s.test(value) ? value.slice(1, -1) : value;
}

function parseFilter(property: string): Filter {
	const found = form.exec(property);
	if (!found) {
		const message = `The filter ${property} cannot be read: use property==value`;
		throw new Refused(adobeProblem.flow(1448, 400, message));
	}
	const [, path, operator, value] = found;
	return {
		path: path.split('.'),
		operator: operator as Operator,
		values: value.split(',').map(unquoted),
	};
}

/** All values at the path; `name[]` steps into the members of an array. */
export function valuesAt(value: unknown, path: readonly string[]): unknown[] {
	if (path.length === 0) return [value];
	const [step, ...rest] = path;
	if (!isFields(value)) return [];
	const members = step.endsWith('[]');
	const inner = value[members ? step.slice(0, -2) : step];
	if (!members) return inner === undefined ? [] : valuesAt(inner, rest);
	return Array.isArray(inner) ? inner.flatMap((member) => valuesAt(member, rest)) : [];
}

function compares(found: unknown, operator: Operator, wanted: string): boolean {
	if (operator === '==') return String(found) === wanted;
	if (operator === '!=') return String(found) !== wanted;
	const left = Number(found);
	const right = Number(wanted);
	if (operator === '>') return left > right;
	if (operator === '<') return left < right;
	return operator === '>=' ? left >= right : left <= right;
}

/** Repeated properties must all hold; of several values after the operator one must. */
export function matcherOf(properties: readonly string[]): (item: unknown) => boolean {
	const filters = properties.map(parseFilter);
	return (item) =>
		filters.every(({ path, operator, values }) =>
			valuesAt(item, path).some((found) =>
				values.some((wanted) => compares(found, operator, wanted)),
			),
		);
}
