import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../inputError';
import { readSecretJson } from '../../secretJson';

const FIELD = 'Parameters';

/** The credential 'Improvado Destination API' as n8n hands it over. */
export interface ImprovadoDestinationCredential {
	/** JSON, or what an expression made of it. */
	parameters?: string | IDataObject;
}

/**
 * The secret parameters of a connection.
 *
 * @throws InputError when they are not a JSON object; it never quotes them
 */
export function readSecretParameters({
	parameters = '',
}: ImprovadoDestinationCredential): IDataObject {
	return readSecretJson(parameters, FIELD, `'${FIELD}' of the credential`);
}

/** The test of the credential. Nobody can be called: only Improvado ever uses what it holds. */
export function checkImprovadoParameters(data: ImprovadoDestinationCredential): {
	status: 'OK' | 'Error';
	message: string;
} {
	try {
		const parameters = readSecretParameters(data);
		if (Object.keys(parameters).length === 0) {
			throw new InputError(
				FIELD,
				`'${FIELD}' holds no parameter`,
				'Enter the secret parameters of the destination, for example its password.',
			);
		}
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return { status: 'Error', message: `${error.message}. ${error.description}` };
	}
	return {
		status: 'OK',
		message:
			'What was entered is a JSON object. That is all this test can check: only creating or reauthorizing a connection shows whether the destination accepts it.',
	};
}

/** Every value in the parameters, for masking. */
export function secretsIn(value: unknown): string[] {
	if (value === null || typeof value === 'boolean') return [];
	if (typeof value === 'object') return Object.values(value).flatMap(secretsIn);
	return [String(value)];
}

/** The parameters of the workflow with the secret ones in them; those of the credential win. */
export function mergeParameters(open: IDataObject, secret: IDataObject): IDataObject {
	const merged = { ...open };
	for (const [name, value] of Object.entries(secret)) {
		const before = merged[name];
		merged[name] = isObject(before) && isObject(value) ? mergeParameters(before, value) : value;
	}
	return merged;
}

function isObject(value: unknown): value is IDataObject {
	return value !== null && typeof value === 'object' && !Array.isArray(value);
}
