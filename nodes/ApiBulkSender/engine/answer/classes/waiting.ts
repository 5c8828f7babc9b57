import { readWait } from '../../../../shared/http/backoff';
import type { PathList } from '../../../../shared/jsonPath/pathList';
import { PathTooWide } from '../../../../shared/jsonPath/followPath';
import type { Answer } from '../../types';
import { headerOf } from '../read/header';
import { asText } from '../../text';

type Response = Extract<Answer, { kind: 'response' }>;

/** How to read for how long an answer asks to wait. Times in milliseconds. */
export interface WaitRules {
	path: PathList | undefined;
	leastMs: number;
	longestMs: number;
	heedHeaders: boolean;
}

/**
 * How long (ms) an answer asks to wait before its request is sent again: what it says in
 * Retry-After or at the path, else what its rate limit headers say; at least what the user wants.
 *
 * @param body the parsed answer
 * @param parts what it says of the records that are sent again
 * @param date time of day (ms since 1970)
 */
export function askedWait(
	response: Response,
	body: unknown,
	parts: readonly unknown[],
	rules: WaitRules,
	date: number,
): number {
	const texts = [body, ...parts].flatMap((value) => textsAt(rules.path, value));
	const said = [headerOf(response, 'retry-after') ?? '', ...texts]
		.map((text) => readWait(text, date))
		.filter((wait) => wait !== undefined);
	const heedsResets = said.length === 0 && rules.heedHeaders;
	const resets = heedsResets ? resetsOf(response, date).filter(({ left }) => left !== 'some') : [];
	return Math.max(rules.leastMs, longest(said), longest(resets.map(({ wait }) => wait)));
}

function textsAt(path: PathList | undefined, value: unknown): string[] {
	if (path === undefined || value === undefined) return [];
	try {
		return path.values(value).map(asText);
	} catch (error) {
		if (error instanceof PathTooWide) return [];
		throw error;
	}
}

const LONGEST_PAUSE_MS = 5 * 60_000;

/** A good answer that leaves no further request until a time soon: how long (ms) that is, or 0. */
export function pauseAfter(response: Response, rules: WaitRules, date: number): number {
	if (!rules.heedHeaders) return 0;
	const waits = resetsOf(response, date)
		.filter(({ left, wait }) => left === 'none' && wait <= LONGEST_PAUSE_MS)
		.map(({ wait }) => wait);
	return longest(waits);
}

function longest(waits: readonly number[]): number {
	return waits.reduce((one, other) => Math.max(one, other), 0);
}

/** When a rate limit is filled up again (ms from now), and whether requests are left until then. */
interface Reset {
	wait: number;
	left: 'none' | 'some' | undefined;
}

/** Names of the headers of one kind of rate limit. */
const FAMILIES = [
	{ reset: 'ratelimit-reset', remaining: 'ratelimit-remaining' },
	{ reset: 'x-ratelimit-reset', remaining: 'x-ratelimit-remaining' },
	{ reset: 'x-rate-limit-reset', remaining: 'x-rate-limit-remaining' },
	{ reset: 'x-ratelimit-reset-after', remaining: 'x-ratelimit-remaining' },
];

function resetsOf(response: Response, date: number): Reset[] {
	const said = FAMILIES.map(({ reset, remaining }) =>
		readReset(headerOf(response, reset), headerOf(response, remaining), date),
	);
	return [...said, ...policyResets(response, date)].filter((reset) => reset !== undefined);
}

/** `RateLimit: limit=10, remaining=0, reset=7`, or a list of `"default";r=0;t=7` (IETF drafts). */
function policyResets(response: Response, date: number): Array<Reset | undefined> {
	const header = headerOf(response, 'ratelimit');
	if (header === undefined) return [];
	const policies = /;\s*r\s*=/.test(header) ? header.split(',') : [header];
	const remaining = headerOf(response, 'ratelimit-remaining');
	return policies.map((policy) => {
		const reset = /\b(?:t|reset)\s*=\s*(\d+(?:\.\d+)?)/i.exec(policy)?.[1];
		const left = /\b(?:r|remaining)\s*=\s*(\d+)/i.exec(policy)?.[1];
		return readReset(reset, left ?? remaining, date);
	});
}

function readReset(
	reset: string | undefined,
	remaining: string | undefined,
	date: number,
): Reset | undefined {
	const wait = reset === undefined ? undefined : readWait(numberIn(reset) ?? reset, date);
	if (wait === undefined) return undefined;
	const left = numberIn(remaining ?? '');
	return { wait, left: left === undefined ? undefined : Number(left) === 0 ? 'none' : 'some' };
}

/** `7` of `7, 7;w=60` too. */
function numberIn(header: string): string | undefined {
	return /^\s*"?(\d+(?:\.\d+)?)(?=$|[\s,;"])/.exec(header)?.[1];
}
