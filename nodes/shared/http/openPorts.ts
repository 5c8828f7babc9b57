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
		now: () => Date.now(),
		random: () => Math.random(),
		log: (line) => context.logger.info(line),
	};
}

async function send(
	context: ApiContext,
	{ credentialType, baseUrl, secrets }: Account,
	request: ApiRequest,
): Promise<ApiAnswer> {
	const options = requestOptions(baseUrl, request);
	try {
		const { statusCode, headers, body } = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			credentialType,
			options,
		)) as { statusCode: number; headers: Record<string, unknown>; body: unknown };
		return { status: statusCode, headers, text: asText(body) };
	} catch (error) {
		return failedAnswer(error);
	} finally {
		// The credential has written the token into these headers; an answer may repeat it.
		secrets.add(String(options.headers?.Authorization ?? '').replace('Bearer ', ''));
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
