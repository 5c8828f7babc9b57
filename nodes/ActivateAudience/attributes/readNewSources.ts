import { isIdentity, namespaceOf } from '../../shared/adobe/identities';
import { hasField, isMembership } from '../../shared/adobe/profileSchema';
import { ApiProblem } from '../../shared/http/apiProblem';
import { InputError } from '../../shared/inputError';
import type { Reading } from '../input/reading';
import { isPath } from './source';

export interface AttributeOptions {
	/** Nothing is made of it: a calculated field that is not there is told as missing. */
	compares?: boolean;
}

/**
 * Looks up sources that the dataflow does not export yet.
 *
 * @throws InputError for one that Adobe does not know
 */
export async function readNewSources(
	reading: Reading,
	sources: string[],
	{ compares = false }: AttributeOptions,
): Promise<void> {
	const identities = sources.filter(isIdentity);
	const others = sources.filter((source) => !isIdentity(source));
	const expression = others.find((source) => !isPath(source));
	if (expression !== undefined && !compares) throw noCalculatedField(expression);
	const paths = others.filter((source) => isPath(source) && !isMembership(source));
	const { profile, dataflow } = reading;
	// A mapping set needs the schema; profile selectors do without.
	await attempt(reading, paths.length > 0, dataflow.destination.family !== 'cloud', async () => {
		const schema = await profile.schema();
		const unknown = paths.find((path) => !hasField(schema, path));
		if (unknown !== undefined) throw unknownPath(unknown);
	});
	await attempt(reading, identities.length > 0, true, async () => {
		const codes = (await profile.namespaces()).map(({ code }) => code);
		const unknown = identities.find((source) => !codes.includes(namespaceOf(source)));
		if (unknown !== undefined) throw unknownNamespace(unknown);
	});
}

async function attempt(
	{ warn }: Reading,
	isNeeded: boolean,
	doesWithout: boolean,
	look: () => Promise<void>,
): Promise<void> {
	if (!isNeeded) return;
	try {
		await look();
	} catch (error) {
		if (!(error instanceof ApiProblem) || !doesWithout) throw error;
		warn(`The attributes were not checked: ${error.message}`);
	}
}

function unknownPath(path: string): InputError {
	return new InputError(
		'Source',
		`The profile schema has no attribute '${path}'`,
		"Choose it from the list in 'Source', or check the path; names are separated by dots",
	);
}

function unknownNamespace(source: string): InputError {
	return new InputError(
		'Source',
		`Adobe knows no identity namespace '${namespaceOf(source)}'`,
		"Choose it from the list in 'Source', or check its symbol; upper and lower case count",
	);
}

function noCalculatedField(expression: string): InputError {
	return new InputError(
		'Source',
		`The dataflow has no calculated field '${expression}'`,
		"Calculated fields are made in Adobe's user interface; here they can be kept, renamed and removed. Name one by its expression or by its column",
	);
}
