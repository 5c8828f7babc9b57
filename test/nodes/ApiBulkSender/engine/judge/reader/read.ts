import type { JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import type { Settings } from '../dialects/deeds';
import type { Word } from '../dialects/dialect';
import { heard, isObject } from '../rules/heard';
import { parsed, signs } from '../rules/signs';
import { codesOf, isAmong, judge, refusal, type Proof } from './judge';
import { matcher } from './matching';
import { cut, find, pathList, type Found } from './paths';

/** An answer to a request of these records. */
export interface Question {
	settings: Settings;
	records: readonly JsonObject[];
	status: number;
	text: string;
}

/**
 * A second reading of answers, without the engine: what each record of a request is to be taken
 * for. It knows what a person knows who has the documentation at hand, no more.
 */
export function read(question: Question): Word[] {
	const { settings, records, status, text } = question;
	if (/^\s*</.test(text) || !isReadable(text)) return records.map(() => 'unclear');
	if (settings.bulkSupport === false || settings.responseReports === 'wholeRequest') {
		return readWhole(question);
	}
	const proofs =
		settings.responseReports === 'failedRecordsOnly'
			? readFailedOnly(question, status >= 300)
			: readEvery(question);
	return (proofs ?? records.map(() => 'unclear' as const)).map((proof) =>
		proof === 'silent yes' ? 'yes' : proof,
	);
}

function isReadable(text: string): boolean {
	const body = parsed(text);
	return typeof body !== 'string' || !/[{[]/.test(text);
}

function readWhole({ settings, records, status, text }: Question): Word[] {
	const body = { value: text === '' ? undefined : parsed(text) };
	const { recordOutcome, successCondition = 'isOneOf' } = settings;
	const byField = recordOutcome === 'field' && ['isOneOf', 'isNotEmpty'].includes(successCondition);
	const hasProof = byField || codesOf(body, settings).length > 0;
	const proof: Proof = text === '' ? 'silent yes' : judge(body, records[0], settings);
	const isPartly = status === 206 || status === 207;
	if (isPartly && !hasProof) return records.map(() => 'unclear');
	return records.map(() => (proof === 'silent yes' ? 'yes' : proof));
}

function partsOf({ settings, text }: Question): Array<Found[] | undefined> {
	const body = parsed(text);
	const { responseSplitPath = '' } = settings;
	const paths = pathList(responseSplitPath);
	if (paths.length > 0 && !paths.every((path) => /^\$?(\.\*|\[\*\]|\._)?$/.test(path))) {
		return paths.map((path) => cut(body, path));
	}
	return [Array.isArray(body) ? body.map((value) => ({ value })) : [{ value: body }]];
}

function readEvery(question: Question): Proof[] | undefined {
	const { settings, records } = question;
	const lists = partsOf(question);
	const parts = lists.flatMap((list) => list ?? []);
	const match = matcher(records, settings);
	const isPosition = (settings.matchBy ?? 'position') === 'position';
	if (isPosition && parts.length !== records.length) return undefined;
	const proofs = records.map((): Proof[] => []);
	const failing = pathList(settings.failureSplitPaths ?? '');
	lists.forEach((list, which) => {
		const path = pathList(settings.responseSplitPath ?? '')[which] ?? '';
		(list ?? []).forEach((part, at) => {
			for (const place of match(part, at) ?? []) {
				if (settings.recordOutcome !== 'splitPath') {
					proofs[place].push(judge(part, records[place], settings));
				} else if (!failing.includes(path)) proofs[place].push('yes');
				else proofs[place].push(failure(part, path, settings));
			}
		});
	});
	return proofs.map(together);
}

/** Of two parts for one record the worse holds. */
function together(proofs: readonly Proof[]): Proof {
	const order: Proof[] = ['no', 'stop', 'later', 'wait', 'unclear', 'silent yes', 'yes'];
	return order.find((one) => proofs.includes(one)) ?? 'unclear';
}

function failure(part: Found, path: string, settings: Settings): Proof {
	const codes = codesOf(part, settings);
	const name = /([\w$]+)[^\w$]*$/.exec(path.replace(/(\[\*\]|\.\*|\._)+$/, ''))?.[1];
	return refusal(codes.length > 0 ? codes : [name], settings);
}

function readFailedOnly(question: Question, isJudged: boolean): Proof[] | undefined {
	const { settings, records, text, status } = question;
	const mayMiss = settings.missingList === 'noneFailed';
	if (text === '') return mayMiss && status === 204 ? records.map(() => 'silent yes') : undefined;
	const lists = partsOf(question);
	if (!isJudged && lists.includes(undefined) && !mayMiss) return undefined;
	const match = matcher(records, settings);
	const proofs = records.map((): Proof[] => []);
	for (const [which, list] of lists.entries()) {
		const path = pathList(settings.responseSplitPath ?? '')[which];
		for (const [at, part] of (list ?? []).entries()) {
			const places = match(part, at);
			if (places === undefined) return undefined;
			for (const place of places) proofs[place].push(failure(part, path, settings));
		}
	}
	const found = proofs.filter((some) => some.length > 0).length;
	const body = parsed(text);
	if (found === 0 && !isJudged) {
		if (!isObject(body) || signs(text, records.length) || heard(body)) return undefined;
		if (settings.successField && !isProven(body, settings)) return undefined;
	}
	return proofs.map((some) => (some.length > 0 ? together(some) : 'silent yes'));
}

function isProven(body: unknown, settings: Settings): boolean {
	const values = find({ value: body }, settings.successField ?? '');
	if (settings.successCondition === 'isNotEmpty') return values.length > 0;
	return values.length > 0 && values.every((one) => isAmong(one, settings.successValues ?? 'true'));
}
