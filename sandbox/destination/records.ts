import type { Answer } from '../core/endpoint.ts';

export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function badRequest(code: string, message: string): Answer {
	return { status: 400, body: { error: { code, message } } };
}
