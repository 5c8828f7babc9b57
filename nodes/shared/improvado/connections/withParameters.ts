import type { IDataObject } from 'n8n-workflow';

import { ApiProblem } from '../../http/apiProblem';
import type { Subject } from '../client/explain';
import type { ImprovadoClient } from '../client/improvadoClient';

/**
 * Improvado's documents spell the key of the parameters differently: the first for "create", the
 * second for "reauthorize". Nobody knows which its server takes.
 */
export type ParametersKey = 'conenctions_params' | 'connection_params';

const keys: readonly ParametersKey[] = ['conenctions_params', 'connection_params'];

export interface ParametersRequest {
	method: 'POST' | 'PUT';
	path: string;
	subject: Subject;
	body: IDataObject;
	parameters: IDataObject;
	/** The spelling that this endpoint documents; it is tried first. */
	documented: ParametersKey;
	/** See `CallOptions`. */
	repeatable: boolean;
	shows?: string;
}

/**
 * Sends parameters under the documented key, and once under the other one when a 400 names the key.
 * Nothing was changed by what was answered 400.
 */
export async function sendParameters<T>(
	client: ImprovadoClient,
	request: ParametersRequest,
): Promise<T> {
	const { documented } = request;
	const other = keys.find((key) => key !== documented)!;
	try {
		return await sendUnder<T>(client, request, documented);
	} catch (first) {
		if (!isAboutKey(first, keys)) throw first;
		client.ports.log(`${request.path}: '${documented}' was refused, trying '${other}'`);
		return await sendUnder<T>(client, request, other).catch((second: unknown) => {
			// When it names the key that it got, it knows that one and has read what is under it.
			throw isAboutKey(second, [documented]) ? first : second;
		});
	}
}

async function sendUnder<T>(
	client: ImprovadoClient,
	{ method, path, subject, body, parameters, repeatable, shows }: ParametersRequest,
	key: ParametersKey,
): Promise<T> {
	const options = { body: { ...body, [key]: parameters }, repeatable, shows };
	return await client.call<T>(method, path, subject, options);
}

function isAboutKey(error: unknown, named: readonly ParametersKey[]): boolean {
	if (!(error instanceof ApiProblem) || error.status !== 400) return false;
	const said = `${error.message} ${error.description}`;
	return named.some((key) => said.includes(key));
}
