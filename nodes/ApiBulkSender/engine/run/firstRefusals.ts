import type { Batch } from '../request/batch';
import { sentences } from '../sentences';
import type { RefusedWhole, Stop } from './decision';

/** Equal refusals after which a setting is wrong rather than the records. */
const MOST_BATCHES = 3;
const MOST_SINGLES = 20;

/**
 * Stops a run whose first requests are all refused as a whole with the same words, numbers and
 * quoted parts aside. Anything else that happens ends the watch.
 */
export class FirstRefusals {
	private said: string | undefined;
	private batches = 0;
	private singles = 0;
	private ended = false;

	/** Something else was answered, or a record was accepted. */
	end(): void {
		this.ended = true;
	}

	/** A batch was refused as a whole. Halves and repeats do not count. */
	note({ records, attempts, halvedFrom }: Batch, refused: RefusedWhole): Stop | undefined {
		if (this.ended || attempts > 1 || halvedFrom !== undefined) return undefined;
		const said = `${refused.status} ${withoutParticulars(refused.text)}`;
		if (this.said !== undefined && this.said !== said) {
			this.end();
			return undefined;
		}
		this.said = said;
		if (records.length > 1) this.batches++;
		else this.singles++;
		if (this.batches < MOST_BATCHES && this.singles < MOST_SINGLES) return undefined;
		const count = records.length > 1 ? this.batches : this.singles;
		return { kind: 'setting', reason: sentence(refused, count, records.length > 1) };
	}
}

function withoutParticulars(text: string): string {
	return text
		.replace(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”|‘[^’]*’|«[^»]*»/g, '"')
		.replace(/[\d.,]*\d/g, '0');
}

function sentence({ status, text }: RefusedWhole, count: number, several: boolean): string {
	const fields = several
		? "'Grouping Limit', 'Request Split Path' and 'API Endpoint'"
		: "'Request Split Path', 'API Endpoint' and what the records hold";
	return sentences(
		text || `HTTP ${status}`,
		`The first ${count} requests were all refused so (HTTP ${status}) and no record was accepted: look at ${fields}`,
	);
}
