import { excerpt } from '../../http/excerpt';
import { parseAnswer } from '../../http/parseAnswer';

/** What Adobe said of a request that it refused; '' where it said nothing. */
export interface AdobeProblem {
	/** HTTP status; 0 when no answer came. */
	status: number;
	/** Adobe's own code, e.g. `FLOW-1404-412` or `403025`. */
	code: string;
	message: string;
	requestId: string;
	/** See `Refusal`. */
	unreadable?: string;
	mayBeDone?: boolean;
}

const LONGEST_MESSAGE = 500;
/** As in `https://ns.adobe.com/aep/errors/FLOW-1439-404`; other services have other letters. */
const FULL_CODE = /\b[A-Z]{3,}-\d{4,6}-\d{3}\b/;
/** Also as `1404-412`, the way Adobe's list of codes prints them. */
const BARE_FLOW_CODE = /\b\d{4}-[45]\d\d\b/;

/**
 * Reads any of the five bodies in which Adobe refuses (gateway, legacy Flow Service, problem type,
 * plain, generic), OAuth's own, and what is none of them. Adobe types none of them.
 *
 * Source: AdobeDocs landing/troubleshooting, sources/errors/flow-service-errors.
 */
export function readProblem(
	status: number,
	headers: Record<string, unknown>,
	text: string,
): AdobeProblem {
	const requestIdHeader = String(headers['x-request-id'] ?? '');
	const parsed = parseAnswer(text);
	const body = typeof parsed === 'object' && 'value' in parsed ? asObject(parsed.value) : undefined;
	if (body === undefined) {
		const silent = { status, code: '', message: '', requestId: requestIdHeader };
		if (parsed === 'empty') return silent;
		const reason = typeof parsed === 'object' && 'reason' in parsed ? parsed.reason : undefined;
		return { ...silent, unreadable: reason ?? 'the answer is not a JSON object' };
	}
	const report = asObject(body.report);
	const message = firstText([
		report?.['detailed-message'],
		joined(body.errorMessage, body.errorDetails),
		body.message,
		body.detail,
		body.error_description,
		body.title,
		body.error,
	]);
	return {
		status,
		code: readCode(body, message),
		message: excerpt(message, LONGEST_MESSAGE),
		requestId: firstText([report?.['request-id'], body.requestId, requestIdHeader]),
	};
}

/** The number in a code of the Flow Service: 1404 of `FLOW-1404-412`; 0 for any other. */
export function flowNumber({ code }: Pick<AdobeProblem, 'code'>): number {
	const match = /^(?:FLOW-)?(\d{4})-\d{3}$/.exec(code);
	return match ? Number(match[1]) : 0;
}

function readCode(body: Record<string, unknown>, message: string): string {
	const gateway = body.error_code ?? body.errorCode ?? asObject(body.report)?.errorCode;
	if (gateway !== undefined && gateway !== null) return String(gateway);
	const places = [body.type, asObject(body.report)?.type, message];
	const texts = places.filter((place): place is string => typeof place === 'string');
	for (const pattern of [FULL_CODE, BARE_FLOW_CODE]) {
		for (const text of texts) {
			const found = pattern.exec(text);
			if (found) return found[0];
		}
	}
	return typeof body.error === 'string' && body.error_description !== undefined ? body.error : '';
}

function joined(message: unknown, details: unknown): string {
	const texts = [message, details].filter(
		(text): text is string => typeof text === 'string' && text.trim() !== '',
	);
	return [...new Set(texts)].join(': ');
}

function firstText(candidates: unknown[]): string {
	for (const candidate of candidates) {
		if (typeof candidate === 'string' && candidate.trim() !== '') return candidate.trim();
	}
	return '';
}

function asObject(value: unknown): Record<string, unknown> | undefined {
	return value !== null && typeof value === 'object' && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: undefined;
}
