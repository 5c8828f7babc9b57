import type { Family } from '../../shared/adobe/catalogue/family';
import { InputError } from '../../shared/inputError';
import { counterparts, DATE_TIME, fileNameMacros, TIMESTAMP, type FileNameMacro } from './macros';

/** The field's name in the panel. */
export const FILE_NAME_FIELD = 'File Name Template';

const MAX_LENGTH = 255;
const FORBIDDEN = /[/\\:*?"<>|\p{Cc}]/u;
const DATE_TIME_MACRO = /^\s*DATETIME\s*(?:\((.*)\))?\s*$/i;

const families = Object.keys(fileNameMacros) as Family[];

export interface CheckedFileName {
	/** Trimmed, macros in Adobe's spelling. */
	template: string;
	warnings: string[];
}

/** A part of a file name: a macro's name without percent signs, or text. */
export type FileNamePart = { macro: string } | { text: string };

/** Empty texts are skipped. The result still has to be checked. */
export function buildFileName(parts: readonly FileNamePart[], separator = '_'): string {
	return parts
		.map((part) => ('macro' in part ? `%${part.macro}%` : part.text))
		.filter((part) => part !== '')
		.join(separator);
}

/** Keeps files of different destinations, audiences and exports apart. */
export function defaultFileName(family: Family): string {
	const destination = family === 'cloud' ? 'DESTINATION' : 'DESTINATION_NAME';
	return buildFileName([{ macro: destination }, { macro: 'SEGMENT_ID' }, { macro: DATE_TIME }]);
}

/**
 * Holds a template against the rules of a destination's family.
 *
 * @throws InputError naming 'File Name Template'
 */
export function checkFileName(template: string, family: Family): CheckedFileName {
	const trimmed = template.trim();
	if (trimmed === '') {
		throw refusal('is empty', `Enter a template, e.g. ${defaultFileName(family)}`);
	}
	refuseCharacters(trimmed);
	// `String.split` puts what stands between two percent signs at the odd positions.
	const pieces = trimmed.split('%');
	refuseUnpaired(pieces);

	const warnings: string[] = [];
	const macros: string[] = [];
	const spelled = pieces.map((piece, at) => {
		if (at % 2 === 0) return piece;
		const macro = readMacro(piece, family, warnings);
		if (macro === undefined) {
			warnings.push(
				`'%${piece}%' in '${FILE_NAME_FIELD}' is not a macro of this destination, so it is taken as custom text`,
			);
			return piece;
		}
		macros.push(macro);
		return macro;
	});
	const checked = spelled.join('%');
	refuseMissing(macros, family);
	refuseLong(checked);
	warnings.push(...checkWhen(macros));
	return { template: checked, warnings };
}

/** The same for an audience that may have a name already: one that stays is not judged. */
export function fitFileName(
	template: string,
	existing: string | undefined,
	family: Family,
): CheckedFileName {
	return template === existing ? { template, warnings: [] } : checkFileName(template, family);
}

function refuseCharacters(template: string): void {
	const found = FORBIDDEN.exec(template)?.[0];
	if (found === undefined) return;
	throw refusal(
		/\p{Cc}/u.test(found)
			? 'contains a line break or another invisible character'
			: `contains ${found}, which is not allowed in file names`,
		'Use letters, digits, spaces, dots, hyphens and underscores between the macros',
	);
}

function refuseUnpaired(pieces: readonly string[]): void {
	const inside = pieces.filter((_, at) => at % 2 === 1);
	const outside = pieces.filter((_, at) => at % 2 === 0);
	if (outside.some((piece) => /DATETIME\s*\(/i.test(piece)) && pieces.length % 2 === 1) {
		throw refusal(
			'holds DATETIME without percent signs, so the file name would contain the word itself',
			`Write %${DATE_TIME}%`,
		);
	}
	if (pieces.length % 2 === 0 || inside.some((piece) => !/[\p{L}\p{N}]/u.test(piece))) {
		throw refusal(
			'has a percent sign without its counterpart',
			'Put one percent sign before and one after each macro, e.g. %SEGMENT_ID%',
		);
	}
}

/** The macro in Adobe's spelling; undefined for custom text between percent signs. */
function readMacro(piece: string, family: Family, warnings: string[]): string | undefined {
	if (DATE_TIME_MACRO.test(piece)) return readDateTime(piece, warnings);
	const name = piece
		.trim()
		.replace(/[\s-]+/g, '_')
		.toUpperCase();
	const knows = (each: Family) => fileNameMacros[each].some((macro) => macro.name === name);
	if (knows(family)) return name;
	if (!families.some(knows)) return undefined;
	const counterpart = counterparts[name];
	throw refusal(
		`holds %${name}%, which this destination does not know`,
		counterpart === undefined
			? `Remove it; this destination knows ${list(fileNameMacros[family])}`
			: `Write %${counterpart}% instead`,
	);
}

function readDateTime(piece: string, warnings: string[]): string {
	const [, format = ''] = DATE_TIME_MACRO.exec(piece) ?? [];
	const spelled = `DATETIME(${format.trim()})`;
	if (format.trim() === '' || spelled.toUpperCase() === DATE_TIME.toUpperCase()) return DATE_TIME;
	warnings.push(
		`'%${spelled}%' in '${FILE_NAME_FIELD}' has a format that Adobe does not document; the documented one is %${DATE_TIME}%`,
	);
	return spelled;
}

function refuseMissing(macros: readonly string[], family: Family): void {
	const missing = fileNameMacros[family].filter(
		({ name, mandatory }) => mandatory && !macros.includes(name),
	);
	if (missing.length === 0) return;
	throw refusal(
		`lacks ${list(missing)}, which this destination requires`,
		`Add it, e.g. ${defaultFileName(family)}`,
	);
}

function refuseLong(template: string): void {
	const { length } = template;
	if (length <= MAX_LENGTH) return;
	throw refusal(
		`has ${length} characters, but Adobe takes at most ${MAX_LENGTH}`,
		'Shorten the custom text',
	);
}

function checkWhen(macros: readonly string[]): string[] {
	const stamped = macros.includes(TIMESTAMP);
	const dated = macros.some((macro) => DATE_TIME_MACRO.test(macro));
	if (stamped && dated) {
		throw refusal(
			'holds both DATETIME and TIMESTAMP, but Adobe takes only one of them',
			'Remove one of the two',
		);
	}
	if (stamped || dated) return [];
	return [
		`'${FILE_NAME_FIELD}' has neither date nor time, so a later export may overwrite the file of an earlier one`,
	];
}

function list(macros: readonly FileNameMacro[]): string {
	return macros.map(({ name }) => `%${name}%`).join(', ');
}

function refusal(what: string, advice: string): InputError {
	return new InputError(FILE_NAME_FIELD, `'${FILE_NAME_FIELD}' ${what}`, advice);
}
