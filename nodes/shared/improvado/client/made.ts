import { idText } from '../ids';
import type { Subject } from './explain';
import type { ImprovadoClient } from './improvadoClient';

/**
 * The id of what was created.
 *
 * @throws ApiProblem when the answer did not name it and it was not found either
 */
export function madeId(
	client: ImprovadoClient,
	made: { id?: number | string },
	subject: Subject,
): string {
	const id = idText(made.id);
	if (id !== '') return id;
	const details = 'the answer names no ID, and the list does not have it either';
	throw client.problem({ status: 0, details }, subject);
}
