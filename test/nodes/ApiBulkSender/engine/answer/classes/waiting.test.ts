import { compilePathList } from '../../../../../../nodes/shared/jsonPath/pathList';
import {
	askedWait,
	pauseAfter,
	type WaitRules,
} from '../../../../../../nodes/ApiBulkSender/engine/answer/classes/waiting';
import type { AnswerHeaders } from '../../../../../../nodes/ApiBulkSender/engine/types';

const NOW = Date.UTC(2026, 0, 1, 12);
const inSeconds = (seconds: number) => String(NOW / 1000 + seconds);
const inMs = (seconds: number) => String(NOW + seconds * 1000);

const rules: WaitRules = { path: undefined, leastMs: 0, longestMs: 1e9, heedHeaders: true };
const answer = (headers: AnswerHeaders, status = 429) => ({
	kind: 'response' as const,
	status,
	headers,
	body: '',
});

/** In seconds, as an answer with these headers asks for. */
const asks = (headers: AnswerHeaders, more: Partial<WaitRules> = {}, body?: unknown, parts = []) =>
	askedWait(answer(headers), body, parts, { ...rules, ...more }, NOW) / 1000;
const pauses = (headers: AnswerHeaders, more: Partial<WaitRules> = {}) =>
	pauseAfter(answer(headers, 200), { ...rules, ...more }, NOW) / 1000;

describe('rule 7: Retry-After', () => {
	it.each<[string, number]>([
		['7', 7],
		[' 7 ', 7],
		['0', 0],
		['1.5', 1.5],
		['0.0004', 0.001],
		['1000000000', 1e9],
		[inSeconds(90), 90],
		[inSeconds(-90), 0],
		[inMs(90), 90],
		['Thu, 01 Jan 2026 12:01:30 GMT', 90],
		['Thursday, 01-Jan-26 12:01:30 GMT', 90],
		['Thu Jan  1 12:01:30 2026', 90],
		['Thu, 01 Jan 2026 11:59:00 GMT', 0],
		['Thu, 01 Jan 2026 13:01:30 +0100', 90],
		...['-5', 'soon', '', '7s', '1e3', '2026', 'Thu, 01 Jan 2026'].map((text): [string, number] => [
			text,
			text === '2026' ? 2026 : 0,
		]),
	])('%j: %d s', (header, seconds) => {
		expect(asks({ 'retry-after': header })).toBe(seconds);
	});

	it('of several the first', () => {
		expect(asks({ 'retry-after': ['7', '9'] })).toBe(7);
	});
});

describe('rule 7: Wait Path', () => {
	const path = compilePathList('$.wait,$.retry.in');

	it('reads seconds in the body or in the parts that are sent again, the longest', () => {
		expect(asks({}, { path }, { wait: 30 })).toBe(30);
		expect(asks({}, { path }, { retry: { in: '2.5' } })).toBe(2.5);
		expect(asks({}, { path }, { wait: Number(inSeconds(60)) })).toBe(60);
		expect(asks({}, { path }, { wait: 'Thu, 01 Jan 2026 12:01:30 GMT' })).toBe(90);
		const parts = [{ wait: 3 }, { wait: 8 }, {}] as never[];
		expect(asks({}, { path }, { wait: 5 }, parts)).toBe(8);
		expect(asks({}, { path }, [], parts)).toBe(8);
		expect(asks({ 'retry-after': '9' }, { path }, { wait: 5 }, parts)).toBe(9);
	});

	it.each([undefined, null, {}, { wait: 'soon' }, { wait: null }, { wait: -3 }, 'text'])(
		'finds nothing in %j',
		(body) => {
			expect(asks({}, { path }, body)).toBe(0);
		},
	);

	it('a path that visits too much finds nothing', () => {
		const wide = { a: Array.from({ length: 400 }, () => Array(400).fill({ wait: 1 })) };
		expect(asks({}, { path: compilePathList('$..wait') }, wide)).toBe(0);
	});

	it('finds very many', () => {
		const body = Array.from({ length: 90_000 }, (_, wait) => wait % 100);
		expect(asks({}, { path: compilePathList('$[*]') }, body)).toBe(99);
	});
});

it('rule 7: at least as long as Least Wait', () => {
	expect(asks({}, { leastMs: 5000 })).toBe(5);
	expect(asks({ 'retry-after': '3' }, { leastMs: 5000 })).toBe(5);
	expect(asks({ 'retry-after': '9' }, { leastMs: 5000 })).toBe(9);
});

const families: Array<[string, string]> = [
	['ratelimit-reset', 'ratelimit-remaining'],
	['x-ratelimit-reset', 'x-ratelimit-remaining'],
	['x-rate-limit-reset', 'x-rate-limit-remaining'],
	['x-ratelimit-reset-after', 'x-ratelimit-remaining'],
];

describe.each(families)('rule 7: %s', (reset, remaining) => {
	it.each<[string, number]>([
		['30', 30],
		['1.5', 1.5],
		['"30"', 30],
		['30, 30;w=60', 30],
		[inSeconds(60), 60],
		[inSeconds(-60), 0],
		[inMs(60), 60],
		['Thu, 01 Jan 2026 12:01:30 GMT', 90],
		['2026-01-01T12:01:30Z', 90],
		['2026-01-01', 0],
		['30s', 0],
		['soon', 0],
	])('%j: %d s', (value, seconds) => {
		expect(asks({ [reset]: value })).toBe(seconds);
	});

	it('counts only where its Remaining is 0 or absent', () => {
		expect(asks({ [reset]: '30', [remaining]: '0' })).toBe(30);
		expect(asks({ [reset]: '30', [remaining]: '0, 0;w=60' })).toBe(30);
		expect(asks({ [reset]: '30', [remaining]: '1' })).toBe(0);
		expect(asks({ [reset]: '30', 'x-other-remaining': '1' })).toBe(30);
	});

	it.each([
		['Retry-After', { 'retry-after': '3' }, 3],
		['a Retry-After of 0', { 'retry-after': '0' }, 0],
		['a Retry-After that is past', { 'retry-after': 'Sun, 06 Nov 1994 08:49:37 GMT' }, 0],
	])('counts not beside %s', (_, headers, seconds) => {
		expect(asks({ [reset]: '30', ...headers })).toBe(seconds);
	});

	it('counts beside a Retry-After that says nothing', () => {
		expect(asks({ [reset]: '30', 'retry-after': 'soon' })).toBe(30);
	});

	it('counts not beside a wait that Wait Path finds', () => {
		const path = compilePathList('$.wait');
		expect(asks({ [reset]: '30' }, { path }, { wait: 3 })).toBe(3);
		expect(asks({ [reset]: '30' }, { path }, { wait: 0 })).toBe(0);
		expect(asks({ [reset]: '30' }, { path }, {})).toBe(30);
	});

	it('counts not where these headers are not heeded', () => {
		expect(asks({ [reset]: '30' }, { heedHeaders: false })).toBe(0);
		expect(pauses({ [reset]: '30', [remaining]: '0' }, { heedHeaders: false })).toBe(0);
	});

	it('a good answer pauses when nothing remains, until the reset, within five minutes', () => {
		expect(pauses({ [reset]: '30', [remaining]: '0' })).toBe(30);
		expect(pauses({ [reset]: '300', [remaining]: '0' })).toBe(300);
		expect(pauses({ [reset]: '301', [remaining]: '0' })).toBe(0);
		expect(pauses({ [reset]: inSeconds(200), [remaining]: '0' })).toBe(200);
		expect(pauses({ [reset]: '30', [remaining]: '1' })).toBe(0);
		expect(pauses({ [reset]: '30' })).toBe(0);
		expect(pauses({ [remaining]: '0' })).toBe(0);
	});
});

describe('rule 7: RateLimit', () => {
	it.each<[string, AnswerHeaders, number, number]>([
		['a policy that is used up', { ratelimit: '"default";r=0;t=7' }, 7, 7],
		['one that is not', { ratelimit: '"default";r=3;t=7' }, 0, 0],
		['no number of requests left', { ratelimit: '"default";t=7' }, 7, 0],
		['of several those used up', { ratelimit: '"burst";r=9;t=90, "day";r=0;t=7' }, 7, 7],
		['the longest', { ratelimit: '"burst";r=0;t=5, "day";r=0;t=7' }, 7, 7],
		['an earlier draft', { ratelimit: 'limit=10, remaining=0, reset=7' }, 7, 7],
		['an earlier draft, not used up', { ratelimit: 'limit=10, remaining=2, reset=7' }, 0, 0],
		['Remaining beside it', { ratelimit: 'reset=7', 'ratelimit-remaining': '2' }, 0, 0],
		['no reset', { ratelimit: '"default";r=0' }, 0, 0],
	])('%s', (_, headers, asked, paused) => {
		expect(asks(headers)).toBe(asked);
		expect(pauses(headers)).toBe(paused);
	});

	it('Remaining of another family says nothing', () => {
		const headers = { 'x-ratelimit-reset': '30', 'ratelimit-remaining': '5' };
		expect(asks(headers)).toBe(30);
	});

	it('a family that resets late does not hide one that resets soon', () => {
		const headers = {
			'x-ratelimit-reset': '3600',
			'x-ratelimit-remaining': '0',
			'ratelimit-reset': '10',
			'ratelimit-remaining': '0',
		};
		expect(pauses(headers)).toBe(10);
		expect(asks(headers)).toBe(3600);
	});
});
