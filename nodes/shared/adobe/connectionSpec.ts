import { ApiProblem } from '../http/apiProblem';
import { knownDestination } from './catalogue/destinations';
import type { PartialConnectionSpec } from './catalogue/classify';
import type { AdobeClient } from './client/adobeClient';
import type { ConnectionSpec } from './types';

/** The live specification; its id alone where Adobe hides that of a destination in the table. */
export async function readConnectionSpec(
	client: AdobeClient,
	id: string,
): Promise<PartialConnectionSpec> {
	try {
		return await client.getOne<ConnectionSpec>('connectionSpecs', id);
	} catch (error) {
		const isHidden = error instanceof ApiProblem && error.absent;
		if (isHidden && knownDestination(id) !== undefined) return { id };
		throw error;
	}
}
