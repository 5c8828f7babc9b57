import { settlesEarlierAttempts } from '../answer/classes/statusRules';
import type { Verdict } from '../answer/verdict';
import type { Batch } from '../request/batch';
import type { Settings } from '../settings';
import { asText } from '../text';
import type { Settlement } from '../types';
import { failed, succeeded } from './settlements';

export const ALREADY_APPLIED =
	'An earlier attempt got no clear answer; this answer means that it was applied already';

/**
 * Turns verdicts of one answer into settlements. Records of which it says the same share one, which
 * nobody may change.
 */
export class VerdictSettler {
	private lastVerdict: Verdict | undefined;
	private lastSettlement: Settlement | undefined;
	/** Of plain successes, by their code. */
	private readonly plain = new Map<unknown, Settlement>();

	constructor(
		private readonly batch: Batch,
		private readonly status: number,
		private readonly settings: Pick<Settings, 'answer' | 'successMeans'>,
	) {}

	/** @param applied its code says that an earlier attempt did it */
	settle(verdict: Verdict, applied: boolean): Settlement {
		if (verdict === this.lastVerdict && this.lastSettlement !== undefined && !applied) {
			return this.lastSettlement;
		}
		const settlement = applied ? this.applied(verdict) : this.find(verdict);
		this.lastVerdict = applied ? undefined : verdict;
		this.lastSettlement = settlement;
		return settlement;
	}

	private find(verdict: Verdict): Settlement {
		if (verdict.result !== 'succeeded') return this.fail(verdict);
		const { fields, warnings } = verdict.parsed;
		const isPlain = warnings.length === 0 && this.responseOf(verdict) === undefined;
		const code = isPlain ? onlyCode(fields) : NOT_PLAIN;
		if (code === NOT_PLAIN) return this.succeed(verdict);
		let shared = this.plain.get(code);
		if (shared === undefined) {
			shared = Object.freeze(this.succeed(verdict));
			this.plain.set(code, shared);
		}
		return shared;
	}

	private succeed({ parsed, part }: Verdict): Settlement {
		const { successMeans } = this.settings;
		const isAccepted =
			successMeans === 'accepted' || (successMeans === 'byStatus' && this.status === 202);
		return succeeded(this.batch, this.status, {
			...(isAccepted && { cause: 'accepted' }),
			parsed,
			response: this.responseOf({ part }),
		});
	}

	private applied({ parsed, part }: Verdict): Settlement {
		const warnings = [...parsed.warnings, ALREADY_APPLIED];
		const response = this.responseOf({ part });
		return succeeded(this.batch, this.status, { parsed, warnings, response });
	}

	private fail(verdict: Verdict): Settlement {
		const { result, parsed, part } = verdict;
		const cause = result === 'unclear' ? ('unclear' as const) : ('rejected' as const);
		const reason = verdict.reason ?? '';
		const response = this.responseOf(verdict);
		const account = { cause, httpStatus: this.status, reason, parsed, response };
		// The part's own words, not those of other parts, tell whether it may be there already.
		const said = this.batch.doubtful ? `${reason} ${asText(part)}` : '';
		return failed(this.batch, account, settlesEarlierAttempts(this.status, said));
	}

	private responseOf({ part }: Pick<Verdict, 'part'>): unknown {
		return this.settings.answer.includeResponse ? part : undefined;
	}
}

const NOT_PLAIN = Symbol('not plain');

/** The code when nothing else was parsed, undefined when nothing was. */
function onlyCode(fields: Readonly<Record<string, unknown>>): unknown {
	let code: unknown;
	for (const name in fields) {
		if (name !== 'status_code' || typeof fields[name] === 'object') return NOT_PLAIN;
		code = fields[name];
	}
	return code;
}
