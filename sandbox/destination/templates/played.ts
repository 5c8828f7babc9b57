import type { IncomingHttpHeaders } from 'node:http';
import type { Answer, Call, Endpoint, Refusal } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import type { SandboxCredentials } from '../../credentials.ts';
import { basicPair } from '../authentication.ts';
import { findJob, openJudged } from '../jobs/jobBook.ts';
import type { Job, Stage } from '../jobs/jobBook.ts';
import { isFields } from '../records.ts';
import type { Fields } from '../records.ts';

/** Why a request is refused before its records are looked at. */
export type RefusedFor = 'login' | 'shape' | 'tooMany' | 'tooLarge' | 'tooFast';

export interface Judged {
	record: Fields;
	refusal: Refusal | undefined;
}

/** A destination that a template is for, as its documents describe it. */
export interface Played {
	/** The id of the template; what was taken is kept under it. */
	id: string;
	/** Where it begins, as the base URL has it. */
	prefix: string;
	method: string;
	/** Behind the prefix; `:name` stands for anything. */
	path: string;
	mayEnter(headers: IncomingHttpHeaders, credentials: Readonly<SandboxCredentials>): boolean;
	/** Of a login in the body. */
	mayWrite?(body: unknown, credentials: Readonly<SandboxCredentials>): boolean;
	/** Where the records stand in a request body; left out when the body is the one record. */
	list?: readonly string[];
	/** The records of a body that is no JSON; undefined when it cannot be read. */
	readText?(text: string): Fields[] | undefined;
	/** Records and bytes per request. */
	limits: { records?: number; bytes?: number };
	/** What is wrong with a record, if anything. */
	judge(record: Fields): Refusal | undefined;
	/** The answer to records, and those that were taken. Of a job the book keeps those. */
	answer(judged: readonly Judged[], call: Call, open: OpenJob): Taken;
	refuse(why: RefusedFor): Answer;
	/** Where its jobs are asked for. */
	looks?: readonly Look[];
}

interface Taken {
	answer: Answer;
	taken: readonly Fields[];
}

/** Takes the records in as a job; undefined when too many are open. */
type OpenJob = (allOrNone?: boolean) => Job | undefined;

/** What is told of a job. */
export interface Look {
	/** Behind the prefix; `:id` is that of the job. */
	path: string;
	/** A job that is not known is undefined. */
	answer(job: Job | undefined, stage: Exclude<Stage, 'forgotten'>, call: Call): Answer;
}

export function playedEndpoints(world: World, played: Played): Endpoint[] {
	const { id, prefix, looks = [] } = played;
	return [
		playedEndpoint(world, played),
		...looks.map(({ path, answer }) => ({
			...common(world, played),
			methods: ['GET'],
			path: `${prefix}${path}`,
			body: 'none' as const,
			handle: (call: Call) => {
				const { job, stage = 'done' } = findJob(world, id, call) ?? {};
				return answer(job, stage, call);
			},
		})),
	];
}

function common(world: World, played: Played): Pick<Endpoint, 'authorize' | 'ordered'> {
	return {
		authorize: (headers) =>
			played.mayEnter(headers, world.credentials) ? undefined : played.refuse('login'),
		ordered: (status) => (status === 429 ? played.refuse('tooFast') : undefined),
	};
}

function playedEndpoint(world: World, played: Played): Endpoint {
	const { id, prefix, method, path, limits } = played;
	return {
		...common(world, played),
		methods: [method],
		path: `${prefix}${path}`,
		body: played.readText === undefined ? 'json' : 'text',
		handle: (call) => {
			if (Number(call.headers['content-length']) > (limits.bytes ?? Infinity)) {
				return played.refuse('tooLarge');
			}
			if (played.mayWrite?.(call.body, world.credentials) === false) return played.refuse('login');
			const records = recordsOf(call.body, played);
			if (!Array.isArray(records) || !records.every(isFields)) return played.refuse('shape');
			if (records.length > (limits.records ?? Infinity)) return played.refuse('tooMany');
			const judged = records.map((record, index) => ({
				record,
				refusal: call.forced(record, index) ?? played.judge(record),
			}));
			const refusals = judged.map(({ refusal }) => refusal);
			const open: OpenJob = (allOrNone) => openJudged(world, id, records, refusals, allOrNone);
			const { answer, taken } = played.answer(judged, call, open);
			for (const record of taken) world.accepted.add(id, record);
			return answer;
		},
	};
}

function recordsOf(body: unknown, { list, readText }: Played): unknown {
	if (readText !== undefined) return readText(String(body));
	return list === undefined ? [body] : at(body, list);
}

/** The lines of a text, each an object; undefined when one is none. */
export function linesOf(text: string): Fields[] | undefined {
	try {
		const lines = text.split('\n').filter((line) => line !== '');
		const values = lines.map((line) => JSON.parse(line) as unknown);
		return values.every(isFields) ? values : undefined;
	} catch {
		return undefined;
	}
}

function at(body: unknown, path: readonly string[]): unknown {
	return path.reduce<unknown>((value, key) => (isFields(value) ? value[key] : undefined), body);
}

export function hasBearer(
	{ authorization }: IncomingHttpHeaders,
	{ bearerToken }: Readonly<SandboxCredentials>,
): boolean {
	return authorization === `Bearer ${bearerToken}`;
}

export function hasBasic(
	{ authorization }: IncomingHttpHeaders,
	{ user, password }: Readonly<SandboxCredentials>,
): boolean {
	return authorization === basicPair(user, password);
}

/** The records that nothing is wrong with. */
export function soundOf(judged: readonly Judged[]): Fields[] {
	return judged.flatMap(({ record, refusal }) => (refusal === undefined ? [record] : []));
}

export function sizeOf(record: unknown): number {
	return Buffer.byteLength(JSON.stringify(record));
}
