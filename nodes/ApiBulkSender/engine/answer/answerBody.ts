import { headerOf } from './header';
import type { Answer } from '../types';

type Response = Extract<Answer, { kind: 'response' }>;

/** What the body of an answer is. */
export type AnswerBody =
	| { kind: 'json'; value: unknown }
	| { kind: 'empty' }
	| { kind: 'text' }
	/** HTML, cut-off JSON or a body over the limit: it proves nothing. `what` fits into a sentence. */
	| { kind: 'unreadable'; what: string };

export function readAnswerBody(answer: Response): AnswerBody {
	if (answer.unreadable !== undefined) return { kind: 'unreadable', what: answer.unreadable };
	const text = answer.body.charCodeAt(0) === 0xfeff ? answer.body.slice(1) : answer.body;
	const start = firstCharacter(text);
	if (start === '') return { kind: 'empty' };
	try {
		return { kind: 'json', value: JSON.parse(text) };
	} catch {
		const contentType = headerOf(answer, 'content-type') ?? '';
		if (start === '<') return { kind: 'unreadable', what: 'a web page or XML instead of JSON' };
		if (start === '{' || start === '[' || contentType.includes('json')) {
			return { kind: 'unreadable', what: 'JSON that is cut off or malformed' };
		}
		return { kind: 'text' };
	}
}

function firstCharacter(text: string): string {
	return /\S/.exec(text)?.[0] ?? '';
}

/** The beginning of a body, on one line, for messages. */
export function excerpt(body: string, length = 200): string {
	const line = body
		.slice(0, length * 2)
		.replace(/\s+/g, ' ')
		.trim();
	return line.length > length ? `${line.slice(0, length)}…` : line;
}
