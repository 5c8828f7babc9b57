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

/** What an error says, and what to do about it, in one line without a final stop. */
export function sentenceOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if (!(error instanceof SettingError) || error.advice === '') return error.message;
	return `${error.message}. ${error.advice}`;
}
