import { SettingError } from '../engine/settingError';

const FIELD = 'Journal';

/** Another execution writes the journal: nothing has been sent. */
export class JournalBusy extends SettingError {
	constructor(path: string) {
		super(
			FIELD,
			`Another execution is sending with the same journal (${path})`,
			"Wait until it has ended. Runs that have nothing to do with each other need a 'Run Key' of their own",
		);
	}
}

/** The journal is of something else, or cannot be used: nothing has been sent. */
export class JournalRefused extends SettingError {
	constructor(message: string, advice: string) {
		super(FIELD, message, advice);
	}
}
