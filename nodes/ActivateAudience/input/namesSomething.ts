import { InputError } from '../../shared/inputError';
import { jsonOf, takenFrom, type Reading } from './reading';

/**
 * Refuses an item that names nothing. The one empty item that n8n makes out of nothing
 * (Always Output Data) means that there is nothing to do, where that can do no harm.
 */
export function assertNamesSomething(
	reading: Reading,
	names: boolean,
	what: string,
	nothingIsFine: boolean,
): void {
	if (names) return;
	const { context, item } = reading;
	if (takenFrom(reading) === 'fields') {
		throw new InputError(
			what,
			`No ${what.toLowerCase()} is chosen`,
			`Add at least one under '${what}s'`,
		);
	}
	const isEmpty = Object.keys(jsonOf(reading)).length === 0;
	if (isEmpty && nothingIsFine && context.getInputData().length === 1) return;
	throw new InputError(
		what,
		isEmpty
			? `Item ${item + 1} is empty, so nothing was changed`
			: `Item ${item + 1} names no ${what.toLowerCase()}, so nothing was changed`,
		'An item names an audience by audienceId or audienceName, or an attribute by attribute',
	);
}
