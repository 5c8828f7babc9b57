import {
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';

import { SecretMask } from '../../http/secretMask';
import { InputError } from '../../inputError';
import { basicAuthorization, readImprovadoAccount } from '../credential/improvadoAccount';
import {
	ImprovadoClient,
	type ImprovadoAnswer,
	type ImprovadoPorts,
	type ImprovadoRequest,
} from './improvadoClient';

export const IMPROVADO_CREDENTIAL = 'improvadoApi';

type Context = IExecuteFunctions | ILoadOptionsFunctions;

/** The client for the account that the node's credential names. */
export async function openImprovado(context: Context): Promise<ImprovadoClient> {
	const credential = await context.getCredentials<IDataObject>(IMPROVADO_CREDENTIAL);
	const account = readImprovadoAccount(credential);
	const secrets = [account.password, basicAuthorization(account).slice('Basic '.length)];
	return new ImprovadoClient(
		ports(context, account.baseUrl),
		account.workspaceId,
		new SecretMask(secrets),
	);
}

function ports(context: Context, baseUrl: string): ImprovadoPorts {
	const cancelled =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return {
		send: async (request) => await send(context, baseUrl, request),
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
	context: Context,
	baseUrl: string,
	{ method, path, query, body }: ImprovadoRequest,
): Promise<ImprovadoAnswer> {
	const options: IHttpRequestOptions = {
		method,
		baseURL: baseUrl,
		url: path,
		qs: Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)),
		headers: {
			Accept: 'application/json',
			...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
		},
		body: body === undefined ? undefined : JSON.stringify(body),
		encoding: 'text',
		returnFullResponse: true,
		disableFollowRedirect: true,
		// A thrown 401 makes n8n buy a new token and repeat the request once.
		ignoreHttpStatusErrors: { ignore: true, except: [401] },
		timeout: 60_000,
	};
	try {
		const answer = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			IMPROVADO_CREDENTIAL,
			options,
		)) as { statusCode: number; headers: Record<string, unknown>; body: unknown };
		return { status: answer.statusCode, headers: answer.headers, text: asText(answer.body) };
	} catch (error) {
		return failedAnswer(error);
	}
}

/** n8n wraps what the HTTP client threw; the answer, if there was one, is in its cause. */
function failedAnswer(error: unknown): ImprovadoAnswer {
	const { cause, message } = error as { cause?: unknown; message: string };
	// The credential itself is wrong, or Improvado gave no token for it.
	if (cause instanceof InputError) throw cause;
	const thrown = (cause ?? error) as {
		message?: string;
		response?: { status?: number; headers?: Record<string, unknown>; data?: unknown };
	};
	const { response } = thrown;
	if (response?.status !== undefined) {
		const { status, headers = {}, data } = response;
		return { status, headers, text: asText(data) };
	}
	return { status: 0, headers: {}, text: thrown.message ?? message };
}

function asText(body: unknown): string {
	if (typeof body === 'string') return body;
	return body === undefined || body === null ? '' : JSON.stringify(body);
}
