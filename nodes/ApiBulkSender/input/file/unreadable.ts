const PREFIX = 'The row cannot be read: ';

/** The reason of a row that cannot be a record. */
export function unreadable(problem: string): string {
	return PREFIX + problem;
}

/**
 * Whether a row of a result file was no record before: then it was written as well as that goes, and
 * may look like one now. It is, once somebody has put it right and emptied its cause.
 */
export function wasUnreadable(cause: unknown, reason: unknown): boolean {
	return (
		typeof cause === 'string' &&
		cause.trim() === 'invalid' &&
		typeof reason === 'string' &&
		reason.includes(PREFIX.trim())
	);
}

/** @param causeField where the row has the cause */
export function stillUnreadable(causeField: string): string {
	return `it could not be read in the file that was sent before: put it right, and empty its ${causeField}`;
}
