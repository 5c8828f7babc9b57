import type { Dice } from '../../properties/world';
import type { Codes } from './parts/codes';
import type { Does, Settings, Told } from './deeds';
import type { Naming } from './parts/namings';

/** What a careful reader who knows the API concludes of one record from one answer. */
export type Word =
	/** It has it; the status says whether it is also done with it. */
	| 'yes'
	| 'no'
	/** Either is a fair reading. */
	| 'no or unclear'
	| 'unclear'
	/** To be sent again, which counts. */
	| 'later'
	/** To be sent again after a pause of all, which does not count. */
	| 'wait'
	/** To be sent again at once without the others, which does not count. */
	| 'again'
	/** To be sent again in smaller pieces. */
	| 'split'
	/** To be sent again with another token. */
	| 'renew'
	/** Refused, and the run ends. */
	| 'stop'
	/** Refused as one that it has. */
	| 'known'
	/** Nobody knows whether it arrived. */
	| 'doubt'
	/** It never arrived. */
	| 'nowhere';

/** An answer, and what it means for each record of the request. */
export interface Written {
	status: number;
	contentType: string | undefined;
	text: string;
	/** By row. */
	words: Map<number, Word>;
	/** Seconds that the answer asks to wait, in its headers. */
	retryAfter?: number;
	/** The run ends with this answer. */
	ends?: 'must' | 'may';
}

/** How one kind of destination answers, and the settings that fit it. */
export interface Dialect {
	/** For reports. */
	name: string;
	settings: Settings;
	naming: Naming;
	codes: Codes;
	can: readonly Does[];
	/** It takes the good records of a request that has bad ones too. */
	partial: boolean;
	/** Its settings say "the request as a whole". */
	whole: boolean;
	/** Whether Parse Path Map is expected to find code and message of what it refuses. */
	reads: { code: boolean; message: boolean };
	/** Requests of several records have at least this many. */
	leastRecords?: number;
	/** @param tidy parts stand in the order of the records */
	write(told: readonly Told[], dice: Dice, tidy: boolean): Written;
	/** The body of a refusal of all for the sake of one. */
	blame?(culprit: Told, dice: Dice): string;
}

const WORDS: Record<Does, Word> = {
	takes: 'yes',
	refuses: 'no',
	'puts off': 'later',
	'makes wait': 'wait',
	stops: 'stop',
	'knows it': 'known',
	leaves: 'no',
};

export function plainWords(told: readonly Told[], other: Partial<Record<Does, Word>> = {}) {
	return new Map(told.map(({ row, deed }) => [row, other[deed.does] ?? WORDS[deed.does]]));
}

/** Settings by which a map of names and paths is written. */
export function mapSettings(map: Record<string, string>): Settings {
	const entries = Object.entries(map).map(([name, path]) => ({ name, path }));
	return { specifyParsePathMap: 'fields', parsePathMap: { entries } };
}
