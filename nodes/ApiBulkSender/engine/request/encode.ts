import { mergeUnder } from './envelope';
import { formOf } from './formBody';
import { findUnwritable, hasUnwritable } from './unwritable';
import type { DeliveryRecord, Envelope, JsonObject } from '../types';

/**
 * The request body as text; undefined when there is none.
 *
 * @throws whatever JSON.stringify throws for a record
 */
export function encodeBody(records: readonly JsonObject[], envelope: Envelope): string | undefined {
	switch (envelope.kind) {
		case 'array':
			return envelope.open + JSON.stringify(records) + envelope.close;
		case 'single':
			return envelope.open + JSON.stringify(records[0]) + envelope.close;
		case 'merge':
			return JSON.stringify(mergeUnder(records[0], envelope.fields));
		case 'form':
			return formOf(JSON.stringify(mergeUnder(records[0], envelope.fields)));
		case 'lines':
			return joinRecords(
				records.map((record) => JSON.stringify(record)),
				envelope,
			);
		case 'none':
			return undefined;
	}
}

/** The body of all records at once; undefined when one of them has to be looked at alone. */
export function encodeAtOnce(
	records: readonly DeliveryRecord[],
	envelope: Envelope,
): { body: string | undefined } | undefined {
	// Each has a line of its own before it; in a form nothing tells what JSON would call null.
	if (envelope.kind === 'form') return undefined;
	if (envelope.kind === 'lines' && envelope.perRecord === 2) return undefined;
	const values = records.map(toWrite);
	try {
		const body = encodeBody(values, envelope);
		const isSound = !body?.includes('null') || !values.some(hasUnwritable);
		return isSound ? { body } : undefined;
	} catch {
		return undefined;
	}
}

/** One record as it stands in a body, or a sentence why it cannot. */
export function writeRecord(
	record: DeliveryRecord,
	envelope: Envelope,
): { text: string } | { reason: string } {
	const json = toWrite(record);
	const problem = (what: string) => ({ reason: `The record cannot be written as JSON: ${what}` });
	try {
		const value = 'fields' in envelope ? mergeUnder(json, envelope.fields) : json;
		const text = JSON.stringify(value);
		const unwritable =
			text.includes('null') && hasUnwritable(json) ? findUnwritable(json) : undefined;
		if (unwritable !== undefined) return problem(unwritable);
		if (envelope.kind === 'form') return { text: formOf(text) };
		const { actionLine } = record;
		return { text: actionLine === undefined ? text : `${actionLine}\n${text}` };
	} catch (error) {
		return problem(whyUnwritable(json) ?? reasonOf(error));
	}
}

/** Why JSON has no way to write a value, as it fits after a colon; undefined when it has. */
export function whyUnwritable(json: object): string | undefined {
	try {
		const unwritable = findUnwritable(json);
		if (unwritable === undefined) JSON.stringify(json);
		return unwritable;
	} catch (error) {
		return reasonOf(error);
	}
}

/** The body of records that were written one by one. */
export function joinRecords(texts: readonly string[], envelope: Envelope): string {
	switch (envelope.kind) {
		case 'array':
			return `${envelope.open}[${texts.join(',')}]${envelope.close}`;
		case 'single':
			return envelope.open + texts[0] + envelope.close;
		case 'lines':
			return `${texts.join('\n')}\n`;
		default:
			return texts[0];
	}
}

function toWrite({ written, json }: DeliveryRecord): JsonObject {
	return written ?? json;
}

/** What an error in the preparation of a record means, as it fits after a colon. */
export function reasonOf(error: unknown): string {
	const { name, message } = error instanceof Object ? (error as Error) : new Error(String(error));
	// Told by its name: a test runner may have a realm of its own.
	if (name === 'RangeError') return 'it is nested too deeply';
	if (/circular/.test(message)) return 'it contains itself';
	return String(message).slice(0, LONGEST_REASON);
}

const LONGEST_REASON = 300;
