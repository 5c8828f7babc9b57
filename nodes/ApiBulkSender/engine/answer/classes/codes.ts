import { SettingError } from '../../settingError';

/** What a status or code asks for. `success` is only for codes found in an answer. */
export type CodeClass =
	'renew' | 'stop' | 'yielding' | 'recoverable' | 'alreadyApplied' | 'success';

export interface CodeList {
	/** The field's name in the panel. */
	field: string;
	codeClass: CodeClass;
	/** Comma-separated, as the user wrote it. */
	text: string;
}

/** Where a code stands: an HTTP status, or inside an answer. */
type Scope = 'http' | 'code';

const STATUS_CLASS = /^\dxx$/i;
const PREFIXED = /^(http|code):(.+)$/is;
/** "201 Created" counts as 201 too. */
const NUMBER_IN_FRONT = /^\d{3}(?=\D)/;
/** Stand for success wherever no list says otherwise. */
const PLAIN_SUCCESS = /^(?:0+|ok|success)$/i;

/**
 * The code lists of the settings. An exact code beats a class like `5xx`, whatever list either is
 * in; an entry that means only HTTP statuses (`http:520`) or only codes in answers (`code:520`)
 * beats one that means both.
 */
export class CodeBook {
	private readonly entries = new Map<string, CodeClass>();
	private lastCode = '';
	private lastClass: CodeClass | undefined;

	/**
	 * @param fallback takes what no other list has
	 * @throws SettingError for a code that stands in two lists
	 */
	constructor(lists: readonly CodeList[], fallback?: CodeList) {
		const owners = new Map<string, string>();
		for (const { field, codeClass, text } of lists) {
			for (const entry of parseEntries(text)) {
				const owner = owners.get(entry);
				if (owner !== undefined && owner !== field) throw inTwoLists(entry, owner, field);
				owners.set(entry, field);
				this.entries.set(entry, codeClass);
			}
		}
		for (const entry of parseEntries(fallback?.text ?? '')) {
			if (fallback && !this.entries.has(entry)) this.entries.set(entry, fallback.codeClass);
		}
	}

	/** What an HTTP status asks for. */
	classOfStatus(status: number): CodeClass | undefined {
		const code = String(status);
		return this.exact('http', code) ?? this.byClass('http', code);
	}

	/** What a code in a part of an answer asks for. Remembers the last, since most repeat one. */
	classOf(code: string): CodeClass | undefined {
		if (code !== this.lastCode) {
			this.lastCode = code;
			this.lastClass = this.find(code);
		}
		return this.lastClass;
	}

	/** As `classOf`, but by exact entries only. */
	exactClassOf(code: string): CodeClass | undefined {
		const front = NUMBER_IN_FRONT.exec(code)?.[0];
		return this.exact('code', code) ?? (front === undefined ? front : this.exact('code', front));
	}

	private find(code: string): CodeClass | undefined {
		const number = NUMBER_IN_FRONT.exec(code)?.[0] ?? code;
		const listed = this.exactClassOf(code) ?? this.byClass('code', number);
		return listed ?? (PLAIN_SUCCESS.test(code) ? 'success' : undefined);
	}

	private exact(scope: Scope, code: string): CodeClass | undefined {
		const own = this.entries.get(`${scope}:${code}`);
		if (own !== undefined) return own;
		const both = this.entries.get(code);
		// What means success is no HTTP status.
		return scope === 'http' && both === 'success' ? undefined : both;
	}

	private byClass(scope: Scope, code: string): CodeClass | undefined {
		return /^\d{3}$/.test(code) ? this.exact(scope, `${code[0]}xx`) : undefined;
	}
}

/** Of several: renew or stop if any says so, yielding if all do, else recoverable if all are either. */
export function classOfAll(classes: ReadonlyArray<CodeClass | undefined>): CodeClass | undefined {
	if (classes.length === 0) return undefined;
	for (const one of ['renew', 'stop'] as const) if (classes.includes(one)) return one;
	if (classes.every((one) => one === 'yielding')) return 'yielding';
	if (classes.every((one) => one === 'yielding' || one === 'recoverable')) return 'recoverable';
	return classes.every((one) => one === 'alreadyApplied') ? 'alreadyApplied' : undefined;
}

/** HTTP statuses and classes of them, as a list of the settings names them. */
export class StatusSet {
	private readonly entries: ReadonlySet<string>;

	/** @throws SettingError for an entry that is no HTTP status */
	constructor(text: string, field: string) {
		const entries = parseEntries(text).map((entry) => entry.replace(/^http:/, ''));
		const odd = entries.find((entry) => !/^[1-5](?:\d\d|xx)$/.test(entry));
		if (odd !== undefined) {
			throw new SettingError(
				field,
				`'${field}' has "${odd}", which is no HTTP status`,
				'Separate statuses with commas, e.g. 400,413,422 or 4xx',
			);
		}
		this.entries = new Set(entries);
	}

	has(status: number): boolean {
		const code = String(status);
		return this.entries.has(code) || this.entries.has(`${code[0]}xx`);
	}
}

function parseEntries(text: string): string[] {
	const entries = text.split(',').map((entry) => entry.trim());
	return entries.filter((entry) => entry !== '').map(normalize);
}

function normalize(entry: string): string {
	const [, scope, code] = PREFIXED.exec(entry) ?? [];
	if (scope !== undefined) return `${scope.toLowerCase()}:${normalize(code.trim())}`;
	return STATUS_CLASS.test(entry) ? entry.toLowerCase() : entry;
}

function inTwoLists(code: string, first: string, second: string): SettingError {
	return new SettingError(
		second,
		`The code ${code} is both in '${first}' and in '${second}'`,
		'A code can be handled in one way only: remove it from one of the two fields',
	);
}
