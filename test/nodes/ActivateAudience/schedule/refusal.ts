import { InputError } from '../../../../nodes/shared/inputError';

/** The refusal that `run` ends in. */
export function refusalOf(run: () => unknown): InputError {
	try {
		run();
	} catch (error) {
		if (error instanceof InputError) return error;
		throw error;
	}
	throw new Error('Nothing was refused');
}

/** The field that `run` refuses, or what it gives. */
export function fieldOr<T>(run: () => T): T | string {
	try {
		return run();
	} catch (error) {
		if (error instanceof InputError) return error.field;
		throw error;
	}
}
