import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { EchoServer } from '../../../support/echoServer';
import { runNode, type NodeResult, type NodeRun } from '../../../support/runNode';

export interface Asked {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	/** As it came. */
	text: string;
	/** Parsed, of lines a list, of a form its fields, or the text if it is none of these; undefined when there was none. */
	body: unknown;
}

export interface Told {
	/** 200 unless given. */
	status?: number;
	headers?: Record<string, string>;
	/** A text leaves as it is, anything else as JSON. */
	body?: unknown;
	/** How long (ms) it takes; at once unless given. */
	afterMs?: number;
	/** Instead of an answer the connection ends. */
	breaksOff?: true;
}

/** One answer to all requests, one to each in turn, or what answers them. */
export type Answers = Told | Told[] | ((asked: Asked, nth: number) => Told);

/** A destination that answers as a test tells it to; one for the tests of a file. */
export class AnsweringDestination {
	/** The requests of the last run, those for tokens apart. */
	asked: Asked[] = [];
	/** How many tokens the last run has bought. */
	tokens = 0;
	private server!: EchoServer;
	private answers: Answers = {};

	constructor() {
		beforeAll(async () => {
			this.server = await EchoServer.start(
				'',
				(response, { method = '', url = '', headers }, text) => {
					const body = bodyOf(headers, text);
					const asked = { method, path: url, headers, text, body };
					this.asked.push(asked);
					const told = this.answerTo(asked);
					setTimeout(() => tell(response, told), told.afterMs ?? 0);
				},
				(response) => {
					const token = `token-${++this.tokens}`;
					response.setHeader('content-type', 'application/json');
					response.end(JSON.stringify({ access_token: token, data: { accessToken: token } }));
				},
			);
		});
		afterAll(async () => await this.server.close());
	}

	/** A credential without a secret. */
	credential(other: IDataObject = {}): IDataObject {
		return { apiBaseUrl: this.server.url, authentication: 'none', ...other };
	}

	/** Runs the node against it. */
	async send(
		answers: Answers,
		{ parameters, ...other }: Partial<NodeRun> = {},
	): Promise<NodeResult> {
		this.answers = answers;
		this.asked = [];
		this.tokens = 0;
		const options = (parameters?.options ?? {}) as INodeParameters;
		return await runNode({
			items: records(2),
			credential: this.credential(),
			...other,
			parameters: {
				...(parameters?.template === undefined && { apiEndpoint: '/records' }),
				...parameters,
				options: { baseDelay: 1, concurrency: 1, ...options },
			},
		});
	}

	/** The ids in each request, in the order in which they came. */
	get sent(): unknown[][] {
		return this.asked.map(({ body }) => rowsOf(body).map(({ id }) => id));
	}

	private answerTo(asked: Asked): Told {
		const { answers } = this;
		const nth = this.asked.length;
		if (typeof answers === 'function') return answers(asked, nth);
		if (!Array.isArray(answers)) return answers;
		return answers[nth - 1] ?? { status: 418, body: 'No further request was expected' };
	}
}

function bodyOf(headers: IncomingHttpHeaders, text: string): unknown {
	if (text === '') return undefined;
	const type = headers['content-type'] ?? '';
	if (type.endsWith('urlencoded')) return Object.fromEntries(new URLSearchParams(text));
	if (!text.endsWith('\n')) return parsed(text);
	return text.trimEnd().split('\n').map(parsed);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function tell(response: ServerResponse, told: Told): void {
	const { status = 200, headers, body, breaksOff } = told;
	if (breaksOff) {
		response.destroy();
		return;
	}
	const isText = typeof body === 'string';
	const contentType = isText ? 'text/plain' : 'application/json';
	response.writeHead(status, { 'content-type': contentType, ...headers });
	response.end(isText ? body : JSON.stringify(body));
}

/** The records of a request: its body, the list in it, or the body as the one record. */
export function rowsOf(body: unknown): IDataObject[] {
	if (Array.isArray(body)) return body as IDataObject[];
	const list = Object.values(body as object).find(Array.isArray) as IDataObject[] | undefined;
	return list ?? [body as IDataObject];
}

/** Items with the ids "1", "2", …, and with whatever else. */
export function records(count: number, other: IDataObject = {}): INodeExecutionData[] {
	return Array.from({ length: count }, (_, at) => ({ json: { id: String(at + 1), ...other } }));
}

/** A Parse Path Map. */
export function map(paths: Record<string, string>): INodeParameters {
	return { entries: Object.entries(paths).map(([name, path]) => ({ name, path })) };
}

/**
 * What became of every record, by a field of it: its cause, or its outcome where it has none. The
 * account must balance.
 */
export function became(
	{ error, succeeded, failed, summary }: NodeResult,
	field = 'id',
): Record<string, unknown> {
	if (error !== undefined) throw error;
	const left = [...succeeded, ...failed].map(({ json }) => {
		const { outcome, cause } = json.delivery as IDataObject;
		return [String(json[field]), cause ?? outcome] as const;
	});
	const byField = Object.fromEntries(left);
	expect(Object.keys(byField)).toHaveLength(left.length);
	expect((summary.records as IDataObject).total).toBe(left.length);
	return byField;
}

/** The result of the record whose field has this value. */
export function resultOf(
	{ succeeded, failed }: NodeResult,
	value: unknown,
	field = 'id',
): IDataObject {
	const item = [...succeeded, ...failed].find(({ json }) => json[field] === value);
	return item?.json.delivery as IDataObject;
}

/** The reason of the record whose field has this value. */
export function reasonOf(result: NodeResult, value: unknown, field = 'id'): unknown {
	return resultOf(result, value, field).reason;
}

/** Nodes that go on after a failure do not turn red. */
export const goesOn = { onError: 'continueRegularOutput' } as const;
