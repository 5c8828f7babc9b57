import fc from 'fast-check';

import { GARBLES, type AnswerStyle } from './answers';

/** What the destination thinks of a record (`known`: it has it from others), or why it cannot be sent. */
export const FATES = [
	'good',
	'bad',
	'temporary',
	'waiting',
	'halting',
	'known',
	'noKey',
	'noObject',
	'notJson',
	'noPlace',
] as const;

export interface RecordPlan {
	fate: (typeof FATES)[number];
	/** Answers before a temporary or waiting record is taken. */
	times: number;
	key: string | number;
	serial: string | undefined;
	place: string;
	/** Bytes that the record is longer by. */
	padding: number;
}

/** Ways to answer a whole request otherwise than by a 2xx. */
export const FAULTS = [
	'timeoutBefore',
	'timeoutAfter',
	'resetBefore',
	'resetAfter',
	'unreachable',
	'429',
	'503',
	'502Before',
	'502After',
	'504After',
	'500Before',
	'500After',
	'400',
	'404',
	'413',
	'422',
	'401',
	'403',
	'redirect',
	'redirect302',
	'redirectElsewhere',
	...GARBLES,
] as const;
export type Fault = (typeof FAULTS)[number];

export interface Scenario {
	seed: number;
	records: RecordPlan[];
	itemsAre: 'records' | 'requestBodies';
	/** Records of each ready-made body, in turn. */
	bodySizes: number[];
	bulk: boolean;
	method: 'POST' | 'DELETE';
	perPlace: boolean;
	groupingLimit: number;
	requestSplitPath: string;
	/** `actions`: lines, each record behind an action line. */
	body: 'json' | 'lines' | 'actions' | 'form';
	additional: boolean;
	style: AnswerStyle;
	recoverable: string;
	yielding: string;
	stopCodes: string;
	alreadyApplied: string;
	maxRetries: number;
	concurrency: number;
	requestsPerPeriod: number;
	retryNetworkErrors: boolean;
	idempotencyKeyHeader: string;
	splitRejectedBatches: boolean;
	serialize: boolean;
	stopAfterFailures: number;
	stopWhenUnclear: boolean;
	sendOnlyFirst: number;
	maxYieldTime: number;
	baseDelay: number;
	smallBodies: boolean;
	includeResponse: boolean;
	/** The destination takes a batch only when it can take every record of it. */
	takesAllOrNone: boolean;
	/** The destination refuses a record that it has already, instead of taking it again. */
	refusesRepeats: boolean;
	/** How often it does one of `faults`. */
	faultRate: number;
	faults: Fault[];
	slowness: number;
	tokenLifetime: number;
	tokensRefused: boolean;
	cancelAfter: number | undefined;
}

const often = <T>(usual: T, other: fc.Arbitrary<T>, weight = 2) =>
	fc.oneof({ arbitrary: fc.constant(usual), weight }, { arbitrary: other, weight: 1 });

const recordPlan: fc.Arbitrary<RecordPlan> = fc.record({
	fate: often<RecordPlan['fate']>('good', fc.constantFrom(...FATES)),
	times: fc.integer({ min: 1, max: 4 }),
	key: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 9 }).map(String)),
	serial: fc.constantFrom('s1', 's2', 's3', undefined),
	place: fc.constantFrom('north', 'south & west'),
	padding: often(0, fc.constantFrom(200, 600, 2000), 3),
});

const style: fc.Arbitrary<AnswerStyle> = fc
	.record<AnswerStyle>({
		reports: fc.constantFrom('everyRecord', 'failedRecordsOnly', 'wholeRequest'),
		matchBy: fc.constantFrom('position', 'key', 'index'),
		firstIndex: fc.constantFrom(0, 1),
		shape: fc.constantFrom('bare', 'results', 'twoLists'),
		outcome: fc.constantFrom('errorCode', 'field', 'splitPath'),
	})
	.map(allowed);

/** The nearest style that the settings allow; the others are refused before anything is sent. */
function allowed(wish: AnswerStyle): AnswerStyle {
	const style = { ...wish };
	if (style.reports !== 'everyRecord' && style.outcome === 'splitPath') style.outcome = 'errorCode';
	if (style.reports === 'failedRecordsOnly') style.outcome = 'errorCode';
	if (style.outcome === 'splitPath') style.shape = 'twoLists';
	const notByPosition = style.reports === 'failedRecordsOnly' || style.shape === 'twoLists';
	if (style.matchBy === 'position' && notByPosition) style.matchBy = 'key';
	return style;
}

const anything: fc.Arbitrary<Scenario> = fc
	.record<Scenario>({
		seed: fc.integer(),
		records: fc.oneof(
			{ arbitrary: fc.array(recordPlan, { maxLength: 12 }), weight: 4 },
			{ arbitrary: fc.array(recordPlan, { minLength: 8, maxLength: 50 }), weight: 1 },
		),
		itemsAre: often('records' as const, fc.constant('requestBodies' as const), 4),
		bodySizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
		bulk: often(true, fc.constant(false), 5),
		method: often('POST' as const, fc.constant('DELETE' as const), 1),
		perPlace: fc.boolean(),
		groupingLimit: fc.integer({ min: 1, max: 7 }),
		requestSplitPath: fc.constantFrom('', '$.docs[*]', '$.data.items._'),
		body: often(
			'json' as const,
			fc.constantFrom('lines' as const, 'actions' as const, 'form' as const),
			3,
		),
		additional: fc.boolean(),
		style,
		recoverable: fc.constantFrom('502,503,504,520,521,TEMP', '5xx,TEMP', '503,TEMP', 'TEMP'),
		yielding: fc.constantFrom('429,WAIT', 'WAIT'),
		stopCodes: fc.constantFrom('403', '403,HALT', ''),
		alreadyApplied: fc.constantFrom('', '409,DUP'),
		maxRetries: fc.integer({ min: 0, max: 3 }),
		concurrency: fc.integer({ min: 1, max: 6 }),
		requestsPerPeriod: often(0, fc.integer({ min: 1, max: 5 })),
		retryNetworkErrors: fc.boolean(),
		idempotencyKeyHeader: fc.constantFrom('', 'Idempotency-Key'),
		splitRejectedBatches: fc.boolean(),
		serialize: often(false, fc.constant(true)),
		stopAfterFailures: often(0, fc.integer({ min: 1, max: 5 }), 4),
		stopWhenUnclear: fc.boolean(),
		sendOnlyFirst: often(0, fc.integer({ min: 1, max: 12 }), 5),
		maxYieldTime: often(0, fc.constantFrom(0.2, 3)),
		baseDelay: fc.constantFrom(0, 10, 1000),
		smallBodies: often(false, fc.constant(true)),
		includeResponse: fc.boolean(),
		takesAllOrNone: fc.boolean(),
		refusesRepeats: fc.boolean(),
		faultRate: fc.constantFrom(0, 0.1, 0.3, 0.6, 1),
		faults: fc.subarray([...FAULTS], { minLength: 1, maxLength: 5 }),
		slowness: fc.constantFrom(0, 1, 3, 500),
		tokenLifetime: often(Infinity, fc.constant(2000)),
		tokensRefused: often(false, fc.constant(true), 20),
		cancelAfter: often<number | undefined>(undefined, fc.integer({ min: 0, max: 3000 }), 3),
	})
	.map((wish) => {
		const bodies = wish.itemsAre === 'requestBodies';
		const bulk = bodies || wish.bulk;
		const scenario: Scenario = { ...wish, bulk, method: bulk ? 'POST' : wish.method };
		if (bodies && wish.requestSplitPath === '') scenario.requestSplitPath = '$.docs[*]';
		// One record a request always answers as a whole, and cannot be judged by where it stands.
		if (!bulk) scenario.style = allowed({ ...wish.style, reports: 'wholeRequest' });
		if (bodies || !bulk) scenario.perPlace = !bodies;
		// Without a body there is no place for either; such settings are refused.
		const hasNone = scenario.method === 'DELETE';
		if (bodies || hasNone || (bulk && wish.body === 'form')) scenario.body = 'json';
		const isBare = hasNone || scenario.body !== 'json';
		if (isBare) Object.assign(scenario, { requestSplitPath: '', additional: false });
		return scenario;
	});

/** Many whole batches are refused at once, and the run may end while they wait to be halved. */
const halving = anything.map((scenario): Scenario => {
	if (!scenario.bulk) return scenario;
	const faults: Fault[] = ['400', '413', ...scenario.faults.slice(0, 1)];
	const rest = { faultRate: 0.6, stopWhenUnclear: false, slowness: 500, serialize: false };
	return { ...scenario, ...rest, faults, splitRejectedBatches: true };
});

/** Attempts that were lost, and a destination that says later that it has the record already. */
const repeated = anything.map((scenario): Scenario => {
	const faults: Fault[] = ['timeoutAfter', '502After', '500After', ...scenario.faults.slice(0, 1)];
	const rest = { faultRate: 0.3, refusesRepeats: true, maxRetries: 3, stopWhenUnclear: false };
	return { ...scenario, ...rest, faults, recoverable: '5xx,TEMP', alreadyApplied: '409,DUP' };
});

export const scenarios: fc.Arbitrary<Scenario> = fc.oneof(
	{ arbitrary: anything, weight: 6 },
	{ arbitrary: halving, weight: 1 },
	{ arbitrary: repeated, weight: 1 },
);
