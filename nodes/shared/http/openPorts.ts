import {
	sleep,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IPollFunctions,
} from 'n8n-workflow';

import { InputError } from '../inputError';
import type { ApiAnswer, ApiPorts, ApiRequest } from './apiPorts';
import type { SecretMask } from './secretMask';
import { holdsToken } from './storedToken';

export type ApiContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

interface Account {
	/** Name of the credential type that authenticates requests. */
	credentialType: string;
	baseUrl: string;
	/** Gets the tokens that requests were sent with. */
	secrets: SecretMask;
}

/** The ports to an API by way of n8n, for the account that the node's credential names. */
export function openPorts(context: ApiContext, account: Account): ApiPorts {
	const cancelled =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return {
		send: async (request) => await send(context, account, request),
		sleep: async (ms) => {
			await sleep(ms, cancelled);
			cancelled?.throwIfAborted();
		},
		now: () => performance.timeOrigin + performance.now(),
		wallTime: () => Date.now(),
		random: () => Math.random(),
		log: (line) => context.logger.info(account.secrets.maskText(line)),
	};
}

/**
 * n8n renews a token that is refused, once. Where the server keeps only the newest one, another run
 * may have bought one since then, which ended this one's: the request is sent once more with that.
 */
async function send(
	context: ApiContext,
	account: Account,
	request: ApiRequest,
): Promise<ApiAnswer> {
	const { answer, token } = await sendOnce(context, account, request);
	if (answer.status !== 401) return answer;
	const { accessToken } = await context.getCredentials<{ accessToken?: string }>(
		account.credentialType,
	);
	if (!accessToken || holdsToken(accessToken, token)) return answer;
	return (await sendOnce(context, account, request)).answer;
}

/** @returns the answer, and the token that the last request for it was sent with */
async function sendOnce(
	context: ApiContext,
	{ credentialType, baseUrl, secrets }: Account,
	request: ApiRequest,
): Promise<{ answer: ApiAnswer; token: string }> {
	const options = requestOptions(baseUrl, request);
	const answer = await answerTo(context, credentialType, options);
	// The credential has written the token into these headers; an answer may repeat it.
	const token = String(options.headers?.Authorization ?? '').replace('Bearer ', '');
	secrets.add(token);
	return { answer, token };
}

async function answerTo(
	context: ApiContext,
	credentialType: string,
	options: IHttpRequestOptions,
): Promise<ApiAnswer> {
	try {
		const { statusCode, headers, body } = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			credentialType,
			options,
		)) as { statusCode: number; headers: Record<string, unknown>; body: unknown };
		return { status: statusCode, headers, text: asText(body) };
	} catch (error) {
		return failedAnswer(error);
	}
}

function requestOptions(
	baseURL: string,
	{ method, path, query, headers, body }: ApiRequest,
): IHttpRequestOptions {
	return {
		method,
		baseURL,
		url: path,
		qs: Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)),
		arrayFormat: 'repeat',
		headers: {
			Accept: 'application/json',
			...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
			...headers,
		},
		body: body === undefined ? undefined : JSON.stringify(body),
		encoding: 'text',
		returnFullResponse: true,
		disableFollowRedirect: true,
		// A thrown 401 makes n8n buy a new token and repeat the request once.
		ignoreHttpStatusErrors: { ignore: true, except: [401] },
		timeout: 60_000,
	};
}

/** n8n wraps what the HTTP client threw; the answer, if there was one, is in its cause. */
function failedAnswer(error: unknown): ApiAnswer {
	const { cause, message } = error as { cause?: unknown; message: string };
	// The credential itself is wrong, or no token was given for it.
	if (cause instanceof InputError) throw cause;
	const thrown = (cause ?? error) as {
		message?: string;
		response?: { status?: number; headers?: Record<string, unknown>; data?: unknown };
	};
	const { response } = thrown;
	if (response?.status === undefined) {
		return { status: 0, headers: {}, text: thrown.message ?? message };
	}
	const { status, headers = {}, data } = response;
	return { status, headers, text: asText(data) };
}

function asText(body: unknown): string {
	if (typeof body === 'string') return body;
	return body === undefined || body === null ? '' : JSON.stringify(body);
}
