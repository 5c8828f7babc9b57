import { isOurCode } from '../engine/account/errorTally';
import type { RunResult } from '../engine/run/delivery';
import type { Settlement } from '../engine/types';
import type { SecretMask } from '../../shared/http/secretMask';

/** What a run came to, and what became of each record, by index. */
export interface Account {
	result: RunResult;
	settlements: readonly Settlement[];
}

/** The node's own words and numbers; everything else may repeat what the destination said. */
const OWN = new Set([
	'outcome',
	'cause',
	'httpStatus',
	'attempts',
	'batch',
	'count',
	'kind',
	'line',
]);

/**
 * What an execution hands out, without secrets in what the destination said (answers.md rule 30).
 * Records may share a settlement, and many share what stands in it: nothing is written into them, what
 * holds no secret stays as it is, and what many share is looked through once.
 */
export class AccountMask {
	private readonly fields = new Map<string, (value: unknown) => unknown>();
	private readonly one = onceInARow((settlement: Settlement) =>
		withMasked(settlement, (name, value) => this.field(name, value)),
	);

	constructor(private readonly secrets: SecretMask) {}

	settlement(settlement: Settlement): Settlement {
		return this.one(settlement);
	}

	result(result: RunResult): RunResult {
		const { errors, stop } = result;
		const maskField = (name: string, value: unknown) => this.field(name, value);
		return {
			...result,
			errors: errors.map((error) => {
				const masked = withMasked(error, maskField);
				return isOurCode(error.code) ? { ...masked, code: error.code } : masked;
			}),
			stop: stop && withMasked(stop, maskField),
		};
	}

	private field(name: string, value: unknown): unknown {
		let mask = this.fields.get(name);
		if (mask === undefined) {
			mask = onceInARow((text) => this.secrets.maskDeep(text));
			this.fields.set(name, mask);
		}
		return mask(value);
	}
}

export function maskAccount({ result, settlements }: Account, secrets: SecretMask): Account {
	const mask = new AccountMask(secrets);
	return {
		settlements: settlements.map((settlement) => mask.settlement(settlement)),
		result: mask.result(result),
	};
}

/** The object itself when nothing in it is masked. */
function withMasked<T extends object>(
	object: T,
	maskField: (name: string, value: unknown) => unknown,
): T {
	let copy: T | undefined;
	for (const name in object) {
		const value = object[name];
		if (value == null || OWN.has(name)) continue;
		const masked = maskField(name, value);
		if (masked !== value) copy = { ...(copy ?? object), [name]: masked };
	}
	return copy ?? object;
}

/** Records of one request stand side by side. */
function onceInARow<From, To>(map: (from: From) => To): (from: From) => To {
	let last: { from: From; to: To } | undefined;
	return (from) => {
		if (last === undefined || last.from !== from) last = { from, to: map(from) };
		return last.to;
	};
}
