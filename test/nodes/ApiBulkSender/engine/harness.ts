import { readTable } from '../../../../nodes/ApiBulkSender/input/file/csv/readTable';
import {
	RecordFactory,
	type Destination,
} from '../../../../nodes/ApiBulkSender/engine/request/records';
import { jobDefaults } from '../../../../nodes/ApiBulkSender/engine/run/jobs/jobSettings';
import {
	compileSettings,
	optionDefaults,
	type DeliveryOptions,
	type RawSettings,
} from '../../../../nodes/ApiBulkSender/engine/settings';
import type {
	Answer,
	Authorization,
	Login,
	OutgoingRequest,
	Ports,
	Progress,
	SourceRecord,
} from '../../../../nodes/ApiBulkSender/engine/types';
import { Clock, START } from './clock';
import { ChunkedSource, deliverAll, type AccountedResult } from './ends';

export { Clock, START };

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- bodies of any shape
export type Loose = any;

/** A request as it left, and when. */
export interface Sent extends OutgoingRequest {
	/** From 1. */
	number: number;
	at: number;
	answeredAt?: number;
	/** Requests open at its start, itself included. */
	open: number;
	json: Loose;
	/** The `id` of each record, when the body is an array of records. */
	ids: string[];
}

/** An answer (none: never) and how long it takes. */
export interface Reply {
	answer?: Answer;
	after: number;
}

type Headers = Extract<Answer, { kind: 'response' }>['headers'];

export function http(status: number, body: unknown = '', headers: Headers = {}): Reply {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return { answer: { kind: 'response', status, headers, body: text }, after: 0 };
}

export const ok = (body: unknown) => http(200, body);

export function lost(failure: 'unreachable' | 'timeout' | 'reset'): Reply {
	return { answer: { kind: 'failure', failure, message: `It was a ${failure}` }, after: 0 };
}

export const never: Reply = { after: Infinity };
export const late = (after: number, reply: Reply): Reply => ({ ...reply, after });

/** Takes every record of a request whose body is an array. */
export const accept = (request: Sent): Reply => ok(request.ids.map(() => ({})));

/** Answers in order, or an answer to each request. */
export type Answers = readonly Reply[] | ((request: Sent) => Reply);

export interface World extends Partial<Destination> {
	answers?: Answers;
	baseUrl?: string;
	/** In order, or the same for all. */
	random?: number[] | number;
	/** Makes the authorizer renewable; each call gives the next. Times in ms since START. */
	tokens?: Array<{ name: string; expiresAt?: number; after?: number } | Error>;
	/** What the credential adds besides the token. */
	login?: Omit<Login, 'headers'>;
	/** The time of day at a time of the clock that nobody sets; both in ms, the same by default. */
	date?: (now: number) => number;
	signal?: AbortSignal;
	/** The records come this many at a time; a fetch takes 10 ms. */
	chunk?: number;
	/** Reading ends with this sentence after the last record. */
	breaksOff?: string;
	/** Cancels after this time (ms). */
	cancelAt?: number;
}

export type Overrides = Partial<Omit<RawSettings, 'options'>> & Partial<DeliveryOptions>;

export const byKey: Overrides = { matchBy: 'key', requestKeyPath: '$.id', responseKeyPath: '$.id' };

export function rawSettings(overrides: Overrides = {}): RawSettings {
	const options: Record<string, unknown> = { ...optionDefaults };
	const fields: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(overrides)) {
		(name in options ? options : fields)[name] = value;
	}
	const defaults: Omit<RawSettings, 'options'> = {
		itemsAre: 'records',
		apiMethod: 'POST',
		bulkSupport: true,
		groupingLimit: 100,
		bodyFormat: 'json',
		actionLine: '',
		requestSplitPath: '',
		additionalBodyFields: '{}',
		responseReports: 'everyRecord',
		responseSplitPath: '',
		missingList: 'unclear',
		matchBy: 'position',
		requestKeyPath: '',
		responseKeyPath: '',
		responseIndexPath: '',
		indexPattern: '',
		firstIndex: 0,
		recordOutcome: 'errorCode',
		successField: '',
		successCondition: 'isOneOf',
		successValues: 'true',
		failureSplitPaths: '',
		specifyParsePathMap: 'json',
		parsePathMap: {},
		parsePathMapJson:
			'{"status_code": "$.code", "error_message": "$.message", "warnings": "$.warnings"}',
		recoverableErrorCodes: '502,503,504,520,521',
		yieldingErrorCodes: '429',
		maxRetries: 3,
		...jobDefaults,
	};
	return { ...defaults, ...fields, options: options as DeliveryOptions };
}

export interface Run {
	result: AccountedResult;
	sent: Sent[];
	/** Per record: its cause, or 'succeeded'. */
	fates: string[];
	/** Times of the token requests. */
	tokenRequests: number[];
	progress: Progress[];
	/** Virtual ms from start to end. */
	took: number;
}

/** Delivers `records` to a scripted destination in virtual time. */
export async function run(
	records: readonly unknown[],
	overrides: Overrides = {},
	destination: Answers | World = accept,
): Promise<Run> {
	const isAnswers = Array.isArray(destination) || typeof destination === 'function';
	const world = (isAnswers ? { answers: destination } : destination) as World;
	const settings = compileSettings(rawSettings(overrides));
	const login = { headers: {}, ...world.login };
	const factory = new RecordFactory(settings, world.baseUrl ?? 'https://api.test', login);
	const to = { endpoint: world.endpoint ?? '/bulk', headers: world.headers ?? [] };
	const source: SourceRecord[] = [];
	for (const json of records) {
		if (settings.itemsAre === 'records') source.push(factory.fromRecord(source.length, json, to));
		else for (const { record } of factory.fromBody(source.length, json, to)) source.push(record);
	}
	const { clock, sent, tokenRequests, progress, ports } = portsOf(world);
	const fetch = () => clock.sleep(10);
	const { chunk, breaksOff } = world;
	const from = chunk === undefined ? source : new ChunkedSource(source, chunk, fetch, breaksOff);
	const signal = world.signal ?? cancelAfter(world.cancelAt, clock);
	const result = await clock.drive(deliverAll(from, settings, ports, signal));
	const took = clock.time - START;
	await clock.runOut();
	const fates = result.settlements.map(({ outcome, cause }) =>
		outcome === 'succeeded' ? outcome : String(cause),
	);
	return { result, sent, fates, tokenRequests, progress, took };
}

/** A scripted destination and all else that an engine needs from outside. */
export function portsOf(world: World) {
	const clock = new Clock();
	const { sent, send } = scriptedNetwork(world.answers ?? accept, clock);
	const { requests: tokenRequests, authorizer } = scriptedAuthority(world, clock);
	const progress: Progress[] = [];
	let keys = 0;
	const ports: Ports = {
		send,
		authorizer,
		sleep: clock.sleep,
		now: clock.now,
		date: () => world.date?.(clock.time) ?? clock.time,
		random: scriptedRandom(world.random ?? 0.5),
		newIdempotencyKey: () => `key-${++keys}`,
		readTable,
		onProgress: (report) => progress.push(report),
	};
	return { clock, sent, tokenRequests, progress, ports };
}

function cancelAfter(ms: number | undefined, clock: Clock): AbortSignal {
	const controller = new AbortController();
	if (ms !== undefined) void clock.sleep(ms).then(() => controller.abort());
	return controller.signal;
}

/** A circle of requests that takes no time would hang the test. */
const MOST_REQUESTS = 5000;

function scriptedNetwork(answers: Answers, clock: Clock) {
	const sent: Sent[] = [];
	let open = 0;
	const send = async (request: OutgoingRequest): Promise<Answer> => {
		if (sent.length === MOST_REQUESTS) throw new Error('The run goes on for ever');
		const isJson = /json$/.test(request.headers['content-type']?.split(';')[0] ?? '');
		const isLines = /ndjson$/.test(request.headers['content-type'] ?? '');
		const json: Loose =
			isJson && !isLines && request.body !== undefined ? JSON.parse(request.body) : undefined;
		const ids = Array.isArray(json) ? json.map((record) => record.id) : [];
		const at = clock.time - START;
		const logged: Sent = { ...request, number: sent.length + 1, at, open: ++open, json, ids };
		sent.push(logged);
		const reply = typeof answers === 'function' ? answers(logged) : answers[sent.length - 1];
		if (reply === undefined) throw new Error(`No answer is scripted for request ${sent.length}`);
		if (reply.after > 0) await clock.sleep(reply.after);
		open--;
		logged.answeredAt = clock.time - START;
		return reply.answer as Answer;
	};
	return { sent, send };
}

function scriptedAuthority({ tokens, login }: World, clock: Clock) {
	const requests: number[] = [];
	const authorize = async (): Promise<Authorization> => {
		requests.push(clock.time - START);
		if (tokens === undefined) return { headers: {}, ...login, expiresAt: Infinity };
		const token = tokens[requests.length - 1];
		if (token === undefined) throw new Error('No further token is scripted');
		if (token instanceof Error) throw token;
		if (token.after) await clock.sleep(token.after);
		const expiresAt = START + (token.expiresAt ?? Infinity);
		return { headers: { authorization: token.name }, ...login, expiresAt };
	};
	return { requests, authorizer: { renewable: tokens !== undefined, authorize } };
}

function scriptedRandom(values: number[] | number): () => number {
	if (typeof values === 'number') return () => values;
	const left = [...values];
	return () => {
		const value = left.shift();
		if (value === undefined) throw new Error('No further random number is scripted');
		return value;
	};
}

/** Records `{id: '1'}` to `{id: n}`. */
export function people(count: number): Array<{ id: string }> {
	return Array.from({ length: count }, (_, at) => ({ id: String(at + 1) }));
}
