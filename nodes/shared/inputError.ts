/** A setting or an input item is wrong. Nothing was sent because of it. */
export class InputError extends Error {
	constructor(
		/** The field's name in the panel. */
		readonly field: string,
		/** What happened, one sentence that names the field in single quotes. */
		message: string,
		/** What to do about it. */
		readonly description: string,
	) {
		super(message);
		this.name = 'InputError';
	}
}
