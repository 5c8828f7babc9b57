import type { Answer } from '../endpoint.ts';
import type { Fault, FaultDistortion } from './fault.ts';
import { changeParts, changesParts } from './parts.ts';

export interface Payload {
	status: number;
	type?: string;
	data?: string | Buffer;
	headers: Record<string, string>;
}

const json = 'application/json; charset=utf-8';
const text = 'text/plain; charset=utf-8';
const html = 'text/html; charset=utf-8';

export function encode(answer: Answer): Payload {
	const { status, body } = answer;
	const headers = answer.headers ?? {};
	if (body === undefined) return { status, headers };
	if (typeof body === 'string') return { status, headers, type: answer.type ?? text, data: body };
	return { status, headers, type: json, data: JSON.stringify(body) };
}

/** The answer as it leaves, after every fault has had its way with it. */
export function distort(answer: Answer, parts: string[][], faults: Fault[]): Payload {
	let current = answer;
	for (const fault of faults) {
		if (fault.body !== undefined) current = { ...current, body: fault.body };
		if (changesParts(fault)) {
			current = { ...current, body: changeParts(current.body, parts, fault) };
		}
	}
	let payload = encode(current);
	for (const fault of faults) payload = garble(payload, fault);
	return payload;
}

function garble(payload: Payload, fault: FaultDistortion): Payload {
	const result = { ...payload, headers: { ...payload.headers, ...fault.headers } };
	if (fault.retryAfter !== undefined) result.headers['retry-after'] = String(fault.retryAfter);
	if (fault.html) return { ...result, type: html, data: page(fault.html, payload.status) };
	if (fault.plainText) {
		return { ...result, type: text, data: fault.plainText === true ? 'OK' : fault.plainText };
	}
	if (fault.malformed) return { ...result, type: json, data: '{"data": [{"id": 1,, "code": }' };
	if (fault.emptyBody) return { ...result, type: undefined, data: undefined };
	if (fault.truncate && result.data !== undefined) {
		const whole = Buffer.from(result.data);
		result.data = whole.subarray(0, Math.floor(whole.length / 2));
	}
	if (fault.hugeBody !== undefined) {
		const whole = Buffer.from(result.data ?? '{}');
		const padding = Math.max(0, fault.hugeBody - whole.length);
		result.type ??= json;
		result.data = Buffer.concat([whole, Buffer.alloc(padding, ' ')]);
	}
	return result;
}

function page(wanted: string | true, status: number): string {
	if (wanted !== true) return wanted;
	return (
		`<!DOCTYPE html>\n<html><head><title>${status}</title></head>` +
		`<body><h1>${status}</h1><p>The service is taking a short break.</p></body></html>\n`
	);
}
