import { retryAfterDelay } from '../../../shared/http/backoff';
import type { PathList } from '../../../shared/jsonPath/pathList';
import { PathTooWide } from '../../../shared/jsonPath/followPath';
import type { Answer } from '../types';
import { headerOf } from './header';
import { asText } from '../text';

type Response = Extract<Answer, { kind: 'response' }>;

/** How to read for how long an answer asks to wait. Times in milliseconds. */
export interface WaitRules {
	path: PathList | undefined;
	leastMs: number;
	longestMs: number;
	heedHeaders: boolean;
}

/** A number above this is a time in seconds since 1970, one above 10^12 in milliseconds. */
const A_TIME = 1e9;
const IN_MS = 1e12;

/** Names of the headers of one kind of rate limit. */
const FAMILIES = [
	{ reset: 'ratelimit-reset', remaining: 'ratelimit-remaining' },
	{ reset: 'x-ratelimit-reset', remaining: 'x-ratelimit-remaining' },
	{ reset: 'x-rate-limit-reset', remaining: 'x-rate-limit-remaining' },
	{ reset: 'x-ratelimit-reset-after', remaining: 'x-ratelimit-remaining' },
];

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
	const header = headerOf(response, 'retry-after');
	const own = Math.max(
		retryAfterDelay(header, date),
		...[body, ...parts].map((value) => waitAt(rules.path, value, date)),
	);
	const isSaid = own > 0 || isTime(header);
	const reset = isSaid || !rules.heedHeaders ? 0 : resetDelay(response, date);
	return Math.max(own, reset, rules.leastMs);
}

function isTime(header: string | undefined): boolean {
	return header !== undefined && /^\s*\d/.test(header);
}

/** A good answer that leaves no further request until a time soon: how long (ms) that is, or 0. */
export function pauseAfter(response: Response, rules: WaitRules, date: number): number {
	if (!rules.heedHeaders) return 0;
	const delay = resetDelay(response, date, true);
	return delay <= LONGEST_PAUSE_MS ? delay : 0;
}

const LONGEST_PAUSE_MS = 5 * 60_000;

function waitAt(path: PathList | undefined, value: unknown, date: number): number {
	if (path === undefined || value === undefined) return 0;
	try {
		return Math.max(0, ...path.values(value).map((one) => retryAfterDelay(asText(one), date)));
	} catch (error) {
		if (error instanceof PathTooWide) return 0;
		throw error;
	}
}

/** @param used whether a header must say that nothing remains; else it may also be silent */
function resetDelay(response: Response, date: number, used = false): number {
	let longest = structuredReset(response, date, used);
	for (const { reset, remaining } of FAMILIES) {
		const at = numberIn(headerOf(response, reset));
		if (at === undefined) continue;
		const left = numberIn(headerOf(response, remaining));
		if (left === 0 || (left === undefined && !used)) {
			longest = Math.max(longest, delayUntil(at, date));
		}
	}
	return longest;
}

/** `RateLimit: limit=10, remaining=0, reset=7`, or a list of `"default";r=0;t=7` (IETF drafts). */
function structuredReset(response: Response, date: number, used: boolean): number {
	const header = headerOf(response, 'ratelimit');
	if (header === undefined) return 0;
	const policies = /;\s*r\s*=/.test(header) ? header.split(',') : [header];
	const delays = policies.map((policy) => {
		const at = numberIn(/\b(?:t|reset)\s*=\s*(\d+(?:\.\d+)?)/i.exec(policy)?.[1]);
		const left = numberIn(/\b(?:r|remaining)\s*=\s*(\d+)/i.exec(policy)?.[1]);
		const counts = left === 0 || (left === undefined && !used);
		return at !== undefined && counts ? delayUntil(at, date) : 0;
	});
	return Math.max(...delays);
}

function numberIn(header: string | undefined): number | undefined {
	const digits = /^\s*"?(\d+(?:\.\d+)?)/.exec(header ?? '')?.[1];
	return digits === undefined ? undefined : Number(digits);
}

function delayUntil(reset: number, date: number): number {
	if (reset <= A_TIME) return Math.ceil(reset * 1000);
	return Math.max(0, (reset > IN_MS ? reset : reset * 1000) - date);
}
