/** A setting that cannot be used. The message is a sentence that names the field. */
export class SettingError extends Error {
	constructor(
		/** The field's name in the panel. */
		readonly field: string,
		message: string,
		/** What to do about it. */
		readonly advice = '',
	) {
		super(message);
	}
}
