import { parseExact } from '../../exactJson';
import { isJsonObject } from '../../json';
import type { Answer } from '../../types';
import { isTooDeep } from './depth';
import { headerOf } from './header';

type Response = Extract<Answer, { kind: 'response' }>;

/** What the body of an answer is. */
export type AnswerBody =
	| { kind: 'empty' }
	/** Lines of JSON are the list of their values. */
	| { kind: 'json'; value: unknown }
	| { kind: 'text'; value: string }
	/** It proves nothing. `what` fits after "The answer is"; not all that it says may have come. */
	| { kind: 'unreadable'; what: string; isComplete: boolean };

const LINES = /\b(?:x-)?(?:ndjson|jsonl|json-?lines|json-?seq)\b/i;
const MARKUP = /\b(?:text\/html|xhtml|(?:\/|\+)xml)\b/i;
/** A JSON object somewhere in a text, as behind a warning of PHP. */
const OBJECT_INSIDE = /\{\s*(?:"(?:[^"\\]|\\.){0,200}"\s*:|\})/;

/** Stands before each text of a sequence (RFC 7464). */
const RECORD_SEPARATOR = '\u001e';

const malformed = unreadable('JSON that is cut off or malformed', false);
const page = unreadable('a web page or XML instead of JSON');
const tooDeep = unreadable('nested deeper than 200 levels');
const mixed = unreadable('text with JSON inside it');

function unreadable(what: string, isComplete = true): AnswerBody {
	return { kind: 'unreadable', what, isComplete };
}

export function readBody(answer: Response): AnswerBody {
	if (answer.unreadable !== undefined) return unreadable(answer.unreadable, false);
	const text = answer.body.charCodeAt(0) === 0xfeff ? answer.body.slice(1) : answer.body;
	const start = /\S/.exec(text)?.[0];
	if (start === undefined) return { kind: 'empty' };
	if (isTooDeep(text)) return tooDeep;
	const contentType = headerOf(answer, 'content-type') ?? '';
	return readJson(text, contentType) ?? readText(text, start, contentType);
}

function readJson(text: string, contentType: string): AnswerBody | undefined {
	const whole = parse(text);
	if (whole !== undefined) {
		const isLine = isJsonObject(whole.value) && LINES.test(contentType);
		return { kind: 'json', value: isLine ? [whole.value] : whole.value };
	}
	const isSequence = text.trimStart().startsWith(RECORD_SEPARATOR);
	const lines = text
		.replaceAll(RECORD_SEPARATOR, '')
		.split(/[\r\n]+/)
		.filter((line) => line.trim() !== '');
	if (lines.length < 2 && !isSequence) return undefined;
	const values: unknown[] = [];
	for (const line of lines) {
		const parsed = parse(line);
		if (parsed === undefined) return undefined;
		values.push(parsed.value);
	}
	return { kind: 'json', value: values };
}

function parse(text: string): { value: unknown } | undefined {
	try {
		return { value: parseExact(text, (digits) => digits) };
	} catch {
		return undefined;
	}
}

function readText(text: string, start: string, contentType: string): AnswerBody {
	if (start === '<' || MARKUP.test(contentType)) return page;
	if (start === '{' || start === '[' || /json/i.test(contentType)) return malformed;
	return OBJECT_INSIDE.test(text) ? mixed : { kind: 'text', value: text.trim() };
}
