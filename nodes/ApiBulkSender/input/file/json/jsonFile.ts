import { compileField } from '../../../engine/fieldPath';
import { SettingError } from '../../../engine/settingError';
import type { OpenFile } from '../openFile';
import { bytesOf } from '../csv/csvFile';
import { PartRows, refuseUncut, type Part } from '../part';
import { FileRefused } from '../problems';
import { RecordFile, tryOut, type Trial } from '../recordFile';
import type { Rows } from '../rows';
import type { FileSettings } from '../settings';
import { isBlank } from '../text/blank';
import { LineEnds } from '../text/lines';
import { TextBuffer } from '../text/textBuffer';
import type { Sample, TextReader } from '../text/textReader';
import { firstListIn } from './firstList';
import { contentOf, LineRows } from './lineRows';
import { ListRows, NO_LIST } from './listRows';
import { objectListsIn } from './objectLists';
import { readValue } from './readValue';
import { SequenceRows } from './sequenceRows';
import { isSpace } from './space';
import { ValueEnd } from './valueEnd';

interface Layout {
	format: 'ndjson' | 'json';
	rowsOf: (buffer: TextBuffer) => Rows & { rows: number };
	hint?: string;
}

/**
 * JSON in text: a line for each record, a list, or values one after another.
 *
 * @param isLines the file's name or the settings say that each line is a record
 * @throws FileRefused, SettingError
 */
export async function openJson(
	reader: TextReader,
	sample: Sample,
	{ recordsPath }: FileSettings,
	isLines: boolean,
	part?: Part,
): Promise<OpenFile> {
	const layout = layoutOf(sample, recordsPath, isLines);
	const buffer = new TextBuffer(sample);
	const trial = await tryOut(reader, buffer, layout.rowsOf).catch((error: unknown) => {
		const isMissed = error instanceof FileRefused && error.problem.includes(NO_LIST);
		throw isMissed ? noListAt(recordsPath.trim(), sample) : error;
	});
	refuseNoObjects(trial);
	if (part !== undefined && layout.format !== 'ndjson') refuseUncut('json');
	const cut = part && new LineRows(buffer, bytesOf(reader, buffer));
	const rows = cut ?? layout.rowsOf(buffer);
	const hints = () => [
		...(rows.rows === 0 && part === undefined ? ['The list is empty'] : []),
		...(layout.hint === undefined ? [] : [layout.hint]),
	];
	const own = cut && part ? new PartRows(cut, part) : rows;
	return new RecordFile(layout.format, reader, buffer, own, hints, [...trial.names]);
}

const LINES: Layout = { format: 'ndjson', rowsOf: (buffer) => new LineRows(buffer) };
const SEQUENCE: Layout = { format: 'json', rowsOf: (buffer) => new SequenceRows(buffer) };

function startOf(text: string): number {
	let at = 0;
	while (isSpace(text.charCodeAt(at))) at++;
	return at;
}

function layoutOf(sample: Sample, recordsPath: string, isLines: boolean): Layout {
	const { text } = sample;
	const start = startOf(text);
	const first = text[start];
	if (recordsPath.trim() !== '') return listAt(recordsPath, first);
	const line = firstLine(text, start);
	const isWholeLine = new ValueEnd().find(line, 0, true) === line.length;
	const follows = text.slice(start + line.length).trim() !== '' || !sample.isWhole;
	if (first === '[') {
		if (isLines && isWholeLine && follows) return LINES;
		return { format: 'json', rowsOf: (buffer) => new ListRows(buffer, []) };
	}
	if (first !== '{') return LINES;
	if (text.slice(0, start).includes('\x1e')) return SEQUENCE;
	if (isWholeLine && (isLines || (follows && hasLineEnd(text, start, line)))) return LINES;
	const end = new ValueEnd().find(text, start, sample.isWhole);
	if (end < 0) refuseHiddenList(text.slice(start), sample.isWhole);
	const isOne = end >= 0 && sample.isWhole && isBlank(text.slice(end).replaceAll('\x1e', ''));
	if (isOne) refuseLists(text.slice(start, end));
	if (isOne || isWholeLine) return SEQUENCE;
	const isIndented = /^\s*[\r\n]/.test(text.slice(start + 1, start + 100));
	return isIndented
		? {
				...SEQUENCE,
				hint: 'The objects stand on several lines each, so the file was read as JSON values one after another',
			}
		: SEQUENCE;
}

function listAt(path: string, first: string): Layout {
	if (first === '[') {
		throw new SettingError(
			'Records Path',
			"'Records Path' names a list inside an object, but the file is a list itself",
			"Remove the option 'Records Path'",
		);
	}
	const { segments, text } = compileField(path, 'Records Path');
	const names = segments.flatMap((segment) => (segment.kind === 'name' ? [segment.name] : []));
	const isList = segments.at(-1)?.kind === 'wildcard';
	if (names.length === 0 || names.length !== segments.length - (isList ? 1 : 0)) {
		throw new SettingError(
			'Records Path',
			`'Records Path' (${text}) may have only plain names and one [*] at the end`,
			'For example $.data[*]',
		);
	}
	return { format: 'json', rowsOf: (buffer) => new ListRows(buffer, names) };
}

function firstLine(text: string, start: number): string {
	return contentOf(text.slice(start, new LineEnds().next(text, start)));
}

/** The line has an end, so it is not only the beginning of a sample. */
function hasLineEnd(text: string, start: number, line: string): boolean {
	return new LineEnds().next(text, start + line.length) < text.length;
}

/** @throws FileRefused for one object with lists of objects in it: nobody knows what the records are */
function refuseLists(text: string): void {
	const value = readValue(text);
	if (!('json' in value)) return;
	const lists = objectListsIn(value.json);
	if (lists.length === 0) return;
	const named = lists.slice(0, 10).map(({ path, count }) => `${path} (${count} objects)`);
	throw new FileRefused(
		`it is one JSON object with ${lists.length === 1 ? 'a list' : 'lists'} of objects in it: ${named.join(', ')}`,
		`Set the option 'Records Path' to the list whose objects are the records, e.g. ${lists[0].path}; if the whole object is one record, send it as an item`,
		'Records Path',
	);
}

function noListAt(path: string, { text, isWhole }: Sample): FileRefused {
	const start = text.slice(startOf(text));
	const value = isWhole ? readValue(start) : undefined;
	const found =
		value !== undefined && 'json' in value
			? objectListsIn(value.json).map(({ path: at, count }) => `${at} (${count} objects)`)
			: [firstListIn(start) ?? ''].filter(Boolean);
	return new FileRefused(
		`${NO_LIST} (${path})`,
		found.length === 0
			? "Check the option 'Records Path'; no list of objects was found"
			: `Set the option 'Records Path' to the list whose objects are the records. There is: ${found.slice(0, 10).join(', ')}`,
		'Records Path',
	);
}

/** @throws FileRefused when the object, whose end is not known, has a list of objects in it */
function refuseHiddenList(text: string, isWhole: boolean): void {
	if (isWhole) return;
	const path = firstListIn(text);
	if (path === undefined) return;
	throw new FileRefused(
		`it is one large JSON object with a list of objects in it: ${path}`,
		`Set the option 'Records Path' to ${path} if its objects are the records`,
		'Records Path',
	);
}

/** @throws FileRefused when nothing of the beginning can be a record */
function refuseNoObjects({ valid, invalid, firstInvalid }: Trial): void {
	if (valid > 0 || invalid === 0 || firstInvalid === undefined) return;
	const why = 'invalid' in firstInvalid ? firstInvalid.invalid : '';
	throw new FileRefused(
		`none of its records is a JSON object: line ${firstInvalid.line}: ${why}`,
		'Each record must be an object like {"id": "1"}',
	);
}
