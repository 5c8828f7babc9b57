import { InputError } from '../inputError';
import type { Destination } from './catalogue/classify';
import { knownDestination, profileStore } from './catalogue/destinations';
import type { AdobeClient } from './client/adobeClient';
import { listAll } from './client/pages';
import type { FlowSpec } from './types';

/** The seed says `upsTo`, the names seen are `UPSto…`. */
const AUDIENCE_EXPORT = /^upsto/i;

/**
 * The id of the flow specification by which audiences go from the Profile Store to a destination.
 * The documents contradict each other about it, and name none for Adobe Campaign, so it is looked
 * up; specifications of dataset exports have the same targets, but the Data Lake as their source.
 * Those that say nothing of their targets are told apart by their names, as the tutorial does it.
 *
 * @throws InputError when there is none, or no telling which
 */
export async function findFlowSpec(client: AdobeClient, destination: Destination): Promise<string> {
	const { connectionSpecId, label, flowSpecId } = destination;
	// Adobe documents filters by id, name and provider only, and no paging.
	const listed = await listAll<FlowSpec>(client, 'flowSpecs');
	const fitting = listed.filter(
		({ sourceConnectionSpecIds = [], targetConnectionSpecIds = [] }) =>
			sourceConnectionSpecIds.includes(profileStore.connectionSpecId) &&
			targetConnectionSpecIds.includes(connectionSpecId),
	);
	const possible =
		fitting.length > 0
			? fitting
			: listed.filter(
					({ name = '', targetConnectionSpecIds = [] }) =>
						targetConnectionSpecIds.length === 0 && AUDIENCE_EXPORT.test(name),
				);
	const chosen =
		theOnly(fitting) ??
		possible.find(({ id }) => id === flowSpecId) ??
		(fitting.length > 0
			? theOnly(fitting.filter(({ name }) => AUDIENCE_EXPORT.test(name)))
			: namedLike(destination, possible));
	if (chosen) return chosen.id;
	if (fitting.length === 0 && flowSpecId !== undefined) return flowSpecId;
	throw unclear(label, possible);
}

function theOnly<T>(elements: T[]): T | undefined {
	return elements.length === 1 ? elements[0] : undefined;
}

/** By the name that a document gives, else by the destination's own name in it. */
function namedLike(
	{ connectionSpecId, name }: Destination,
	possible: FlowSpec[],
): FlowSpec | undefined {
	const documented = knownDestination(connectionSpecId)?.flowSpecNames?.map(squashed) ?? [];
	const byDocument = documented.flatMap((wanted) =>
		possible.filter((spec) => squashed(spec.name) === wanted),
	);
	return (
		byDocument.at(0) ??
		theOnly(possible.filter((spec) => squashed(spec.name).includes(squashed(name))))
	);
}

function squashed(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function unclear(label: string, possible: FlowSpec[]): InputError {
	const field = 'Flow Spec ID';
	if (possible.length === 0) {
		return new InputError(
			field,
			`Adobe lists no flow specification for audiences to '${label}'`,
			`The organization may not be entitled to it. If you know its ID, add 'Options' → '${field}'`,
		);
	}
	const candidates = possible.map(({ id, name }) => `${name} (${id})`).join(', ');
	return new InputError(
		field,
		`Adobe lists ${possible.length} flow specifications for audiences to '${label}'`,
		`Add 'Options' → '${field}' with one of these: ${candidates}`,
	);
}
