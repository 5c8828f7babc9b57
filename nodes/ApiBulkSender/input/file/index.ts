import { ByteReader } from './bytes/byteReader';
import { gunzip, isGzip } from './bytes/gunzip';
import { openCsv } from './csv/csvFile';
import { openJson } from './json/jsonFile';
import type { OpenFile } from './openFile';
import { ignoredHint, settingsOf } from './ownResult';
import { refuseUncut, type Part } from './part';
import { Damage, FileRefused } from './problems';
import type { FileSettings } from './settings';
import { isBlank } from './text/blank';
import { TextReader } from './text/textReader';

/**
 * Reads the beginning of a file and finds out how the rest is to be read.
 *
 * @param name the file's name or address, which counts only where its content leaves a doubt
 * @param part undefined for the whole file
 * @throws FileRefused, SettingError: nothing has been read but the beginning
 */
export async function openFile(
	bytes: AsyncIterable<Uint8Array>,
	name: string,
	settings: FileSettings,
	part?: Part,
): Promise<OpenFile> {
	const input = new ByteReader(bytes);
	try {
		const packed = isGzip(await input.peek(2));
		if (packed && part !== undefined) refuseUncut('gzip');
		const { reader, sample, own, set } = await TextReader.open(
			closing(input, packed ? gunzip(input) : piecesOf(input)),
			settings.encoding,
		);
		if (sample.isWhole && isBlank(sample.text)) throw new FileRefused('it is empty');
		if (own !== undefined && part !== undefined) refuseUncut('result');
		const used = own === undefined ? settings : settingsOf(own, set);
		const kind = kindOf(sample.text, name, used.format);
		const file =
			kind === 'csv'
				? await openCsv(reader, sample, used, part)
				: await openJson(reader, sample, used, kind === 'ndjson', part);
		return alsoSaying(file, own && ignoredHint(settings, used));
	} catch (error) {
		await input.close();
		throw error instanceof Damage ? new FileRefused(error.problem, error.advice) : error;
	}
}

function alsoSaying(file: OpenFile, hint: string | undefined): OpenFile {
	if (hint === undefined) return file;
	const hints = file.hints.bind(file);
	file.hints = () => [hint, ...hints()];
	return file;
}

async function* piecesOf(input: ByteReader): AsyncGenerator<Buffer> {
	for (let piece = await input.next(); piece !== undefined; piece = await input.next()) {
		yield piece;
	}
}

async function* closing(input: ByteReader, pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
	try {
		yield* pieces;
	} finally {
		await input.close();
	}
}

/** What is unmistakable decides, then the name. @throws FileRefused for a web page or XML */
function kindOf(
	text: string,
	name: string,
	format: FileSettings['format'],
): 'csv' | 'ndjson' | 'json' {
	const start = text.slice(0, 1024).replaceAll('\x1e', '').trimStart();
	if (format !== 'auto') {
		if (format === 'json' && !JSON_START.test(start)) throw noJson();
		return format;
	}
	refuseMarkup(start);
	if (/\.(?:ndjson|jsonl|ldjson)(?:\.gz)?$/i.test(name)) return 'ndjson';
	if (JSON_START.test(start)) return 'json';
	if (/\.json(?:\.gz)?$/i.test(name)) throw noJson();
	return 'csv';
}

/** `[` or `{` followed by JSON; a header may begin with a bracket. */
const JSON_START = /^(?:\{\s*(?:"|\}|$)|\[\s*(?:[[{"\]]|-?\d|(?:true|false|null)\b|$))/;

function noJson(): FileRefused {
	return new FileRefused(
		'it is not JSON',
		"Set 'File Format' to what it is, e.g. CSV",
		'File Format',
	);
}

function refuseMarkup(start: string): void {
	if (/^<(?:!doctype html|html)/i.test(start)) {
		throw new FileRefused(
			'it is a web page (HTML), probably a login or error page',
			'Check where the file comes from, and whether a login is needed',
		);
	}
	if (/^<\?xml/i.test(start)) {
		throw new FileRefused('it is XML', "Read it with n8n's XML node, and send items");
	}
}
