import type { AnswerBody } from '../../answer/read/readBody';
import { headerOf } from '../../answer/read/header';
import { compileField } from '../../fieldPath';
import { SettingError } from '../../settingError';
import type { AnswerHeaders } from '../../types';
import { scalarAt } from './scalarAt';

const FIELD = 'Job ID Path';
const HEADER = /^header:\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)$/i;
/** What is longer is no id, and makes no address. */
const LONGEST = 2000;

/** The id that the first answer gives; undefined when it gives none. */
export type ReadJobId = (
	response: { headers: AnswerHeaders },
	body: AnswerBody,
) => string | undefined;

/** @throws SettingError */
export function compileJobId(setting: string): ReadJobId {
	const text = setting.trim();
	if (text === '') {
		throw new SettingError(
			FIELD,
			`'${FIELD}' is empty`,
			'Enter where the first answer has the id of the job, e.g. $.job.id or header:Location',
		);
	}
	if (!text.toLowerCase().startsWith('header:')) {
		const path = compileField(text, FIELD);
		return (_, body) => usable(body.kind === 'json' ? scalarAt(path, body.value) : undefined);
	}
	const name = HEADER.exec(text)?.[1].toLowerCase();
	if (name === undefined) {
		throw new SettingError(
			FIELD,
			`'${FIELD}' (${text}) does not name a header`,
			'Write for example header:Location',
		);
	}
	return (response) => usable(headerOf(response, name));
}

function usable(id: string | undefined): string | undefined {
	const text = id?.trim() ?? '';
	return text === '' || text.length > LONGEST ? undefined : text;
}
