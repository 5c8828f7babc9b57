/** What was begun may have been done: nobody can tell yet. No failure, since doing it anew may double it. */
export class Pending extends Error {
	constructor(
		/** What is not known. */
		message: string,
		/** What to do about it. */
		readonly description: string,
	) {
		super(message);
	}
}
