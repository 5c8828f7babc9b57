import { SettingError } from '../settingError';

/** What a status or code asks for. `success` is only for codes found in an answer. */
export type CodeClass = 'stop' | 'yielding' | 'recoverable' | 'alreadyApplied' | 'success';

export interface CodeList {
	/** The field's name in the panel. */
	field: string;
	codeClass: CodeClass;
	/** Comma-separated, as the user wrote it. */
	text: string;
}

const NUMBER = /^-?\d+$/;
const STATUS_CLASS = /^\dxx$/i;
const WORD = /^[A-Za-z_][\w.:/-]*$/;

/** Looks up codes; an exact code beats a class like `5xx`, whatever list either is in. */
export class CodeBook {
	private readonly exact = new Map<string, CodeClass>();
	private readonly classes = new Map<string, CodeClass>();
	private lastCode = '';
	private lastClass: CodeClass | undefined;

	/** @throws SettingError for a code that is none, or that stands in two lists */
	constructor(lists: readonly CodeList[]) {
		const owners = new Map<string, string>();
		for (const list of lists) {
			for (const code of parseCodes(list.text, list.field)) {
				const owner = owners.get(code);
				if (owner !== undefined && owner !== list.field) throw inTwoLists(code, owner, list.field);
				owners.set(code, list.field);
				if (STATUS_CLASS.test(code)) this.classes.set(code[0], list.codeClass);
				else this.exact.set(code, list.codeClass);
			}
		}
	}

	/** Remembers the last code, since most answers repeat one. */
	classOf(code: string): CodeClass | undefined {
		if (code !== this.lastCode) {
			this.lastCode = code;
			this.lastClass = this.find(code);
		}
		return this.lastClass;
	}

	private find(code: string): CodeClass | undefined {
		const exact = this.exact.get(code);
		if (exact !== undefined) return exact;
		return code.length === 3 && NUMBER.test(code) ? this.classes.get(code[0]) : undefined;
	}
}

function parseCodes(text: string, field: string): string[] {
	const codes = text
		.split(',')
		.map((code) => code.trim())
		.filter((code) => code !== '');
	for (const code of codes) {
		if (NUMBER.test(code) || STATUS_CLASS.test(code) || WORD.test(code)) continue;
		throw new SettingError(
			field,
			`'${field}' has "${code}", which is neither a number, a class like 5xx nor a word`,
			'Separate codes with commas, e.g. 502,503,E101',
		);
	}
	return codes.map((code) => (STATUS_CLASS.test(code) ? code.toLowerCase() : code));
}

function inTwoLists(code: string, first: string, second: string): SettingError {
	return new SettingError(
		second,
		`The code ${code} is both in '${first}' and in '${second}'`,
		'A code can be handled in one way only: remove it from one of the two fields',
	);
}
