import type { Call } from '../core/endpoint.ts';
import { connectionSpecs } from './catalogue/connectionSpecs.ts';
import type { ConnectionSpec } from './catalogue/spec.ts';
import { isFields, isText } from './json.ts';
import type { Fields } from './json.ts';
import { adobeProblem, Refused } from './problems.ts';

export function objectBody({ body }: Call): Fields {
	if (isFields(body)) return body;
	throw new Refused(adobeProblem.flow(1405, 400, 'The request body must not be empty'));
}

export interface SpecReference {
	id: string;
	version: string;
}

/** `{ id, version }` of a spec; without a version 422. */
export function specReference(value: unknown, name: string): SpecReference {
	const reference = isFields(value) ? value : {};
	if (!isText(reference['id'])) {
		throw new Refused(adobeProblem.plain('Please provide a valid spec id'));
	}
	if (!isText(reference['version'])) {
		const message = `${name}.version 'version' is required for spec info`;
		throw new Refused(adobeProblem.legacy(422, message));
	}
	return { id: reference['id'], version: reference['version'] };
}

export function connectionSpecOf(body: Fields): ConnectionSpec {
	const { id } = specReference(body['connectionSpec'], 'connectionSpec');
	const found = connectionSpecs.find((spec) => spec.id === id);
	if (found) return found;
	throw new Refused(adobeProblem.plain('Please provide a valid spec id'));
}

export function optionalText(body: Fields, name: string): Fields {
	return typeof body[name] === 'string' ? { [name]: body[name] } : {};
}
