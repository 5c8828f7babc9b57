import type { OutcomeRule, SplitPath } from './answerRules';
import type { CodeBook } from './codes';
import { isJsonObject } from '../json';
import type { ParseMap, Parsed } from './parseMap';
import { asText } from '../text';

/** What a part of an answer says of its record. */
export interface Verdict {
	result: 'succeeded' | 'failed' | 'unclear';
	parsed: Parsed;
	/** Why it did not succeed; null when it did. */
	reason: string | null;
	/** The part itself. */
	part: unknown;
}

export interface PartRules {
	outcome: OutcomeRule;
	parseMap: ParseMap;
	partCodes: CodeBook;
}

/** Judges one part by the Record Outcome. */
export function judgePart(part: unknown, from: SplitPath | undefined, rules: PartRules): Verdict {
	const parsed = rules.parseMap.read(part);
	switch (rules.outcome.by) {
		case 'errorCode':
			return judgeByCode(part, parsed, rules.partCodes);
		case 'field':
			return judgeByField(part, parsed, rules.outcome);
		case 'splitPath': {
			const failed = from !== undefined && rules.outcome.failures.has(from);
			return failed
				? failedPart(part, parsed)
				: { result: 'succeeded', parsed, reason: null, part };
		}
	}
}

/** A part that is known to name a failed record. */
export function failedPart(part: unknown, parsed: Parsed): Verdict {
	return { result: 'failed', parsed, reason: describeFailure(parsed), part };
}

function judgeByCode(part: unknown, parsed: Parsed, partCodes: CodeBook): Verdict {
	if (parsed.codes.length > 0) {
		const failed = parsed.codes.some((code) => partCodes.classOf(code) !== 'success');
		return failed ? failedPart(part, parsed) : { result: 'succeeded', parsed, reason: null, part };
	}
	if (part === null || part === undefined) {
		const reason = 'The part of the answer for this record is empty';
		return { result: 'unclear', parsed, reason, part };
	}
	const objection = ownObjection(part);
	if (objection === undefined) return { result: 'succeeded', parsed, reason: null, part };
	const found = parsed.message === '' ? '' : `${parsed.message}. `;
	const reason = `${found}The answer says no by ${objection}, but 'Parse Path Map' finds no status_code in it`;
	return { result: 'failed', parsed, reason, part };
}

/** How a part itself says at its top level that it failed. */
function ownObjection(part: unknown): string | undefined {
	if (part === false) return '"false"';
	if (!isJsonObject(part)) return undefined;
	const { success, ok, status, error, errors } = part;
	if (saysNo(success)) return '"success": false';
	if (saysNo(ok)) return '"ok": false';
	if (saysNo(status)) return '"status": false';
	if (!isEmpty(error)) return '"error"';
	return isEmpty(errors) ? undefined : '"errors"';
}

function saysNo(value: unknown): boolean {
	return value === false || value === 'false';
}

function isEmpty(value: unknown): boolean {
	if (value === null || value === undefined || value === false || value === 0 || value === '') {
		return true;
	}
	if (Array.isArray(value)) return value.length === 0;
	return typeof value === 'object' && Object.keys(value).length === 0;
}

function judgeByField(
	part: unknown,
	parsed: Parsed,
	rule: Extract<OutcomeRule, { by: 'field' }>,
): Verdict {
	const values = rule.path.values(part).filter((value) => value !== null && value !== '');
	if (values.length === 0) {
		const reason = `'Success Field' (${rule.path.text}) finds nothing in the answer for this record`;
		return { result: 'unclear', parsed, reason, part };
	}
	const succeeded = values.every((value) => rule.values.has(asText(value)));
	if (succeeded) return { result: 'succeeded', parsed, reason: null, part };
	return failedPart(part, parsed);
}

function describeFailure(parsed: Parsed): string {
	const codes = parsed.codes.join(', ');
	if (codes !== '' && parsed.message !== '') return `${codes}: ${parsed.message}`;
	if (codes !== '') return `The destination answered with the code ${codes}`;
	if (parsed.message !== '') return parsed.message;
	return "The destination said no; 'Parse Path Map' finds neither a code nor a message in its answer";
}
