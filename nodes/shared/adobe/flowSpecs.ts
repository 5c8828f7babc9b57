import { InputError } from '../inputError';
import type { Destination } from './catalogue/classify';
import { profileStore } from './catalogue/destinations';
import type { AdobeClient } from './client/adobeClient';
import { listAll } from './client/pages';
import type { FlowSpec } from './types';

/** The seed says `upsTo`, the names seen are `UPSto…`. */
const AUDIENCE_EXPORT = /^upsto/i;

/**
 * The id of the flow specification by which audiences go from the Profile Store to a destination.
 * The documents contradict each other about it, and name none for Adobe Campaign, so it is looked
 * up; specifications of dataset exports have the same targets, but the Data Lake as their source.
 *
 * @throws InputError when there is none, or no telling which
 */
export async function findFlowSpec(
	client: AdobeClient,
	{ connectionSpecId, label, flowSpecId }: Destination,
): Promise<string> {
	// Adobe documents filters by id, name and provider only, and no paging.
	const listed = await listAll<FlowSpec>(client, 'flowSpecs');
	const fitting = listed.filter(
		({ sourceConnectionSpecIds = [], targetConnectionSpecIds = [] }) =>
			sourceConnectionSpecIds.includes(profileStore.connectionSpecId) &&
			targetConnectionSpecIds.includes(connectionSpecId),
	);
	const chosen =
		theOnly(fitting) ??
		fitting.find(({ id }) => id === flowSpecId) ??
		theOnly(fitting.filter(({ name }) => AUDIENCE_EXPORT.test(name)));
	if (chosen) return chosen.id;
	if (fitting.length === 0 && flowSpecId !== undefined) return flowSpecId;
	throw unclear(label, fitting);
}

function theOnly<T>(elements: T[]): T | undefined {
	return elements.length === 1 ? elements[0] : undefined;
}

function unclear(label: string, fitting: FlowSpec[]): InputError {
	const field = 'Flow Spec ID';
	if (fitting.length === 0) {
		return new InputError(
			field,
			`Adobe lists no flow specification for audiences to '${label}'`,
			`The organization may not be entitled to it. If you know its ID, add 'Options' → '${field}'`,
		);
	}
	const candidates = fitting.map(({ id, name }) => `${name} (${id})`).join(', ');
	return new InputError(
		field,
		`Adobe lists ${fitting.length} flow specifications for audiences to '${label}'`,
		`Add 'Options' → '${field}' with one of these: ${candidates}`,
	);
}
