import {
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';

import { SecretMask } from '../../http/secretMask';
import { InputError } from '../../inputError';
import { readAdobeAccount } from '../credential/adobeAccount';
import { AdobeClient, type AdobeAnswer, type AdobePorts, type AdobeRequest } from './adobeClient';

export const ADOBE_CREDENTIAL = 'adobeExperiencePlatformApi';

type Context = IExecuteFunctions | ILoadOptionsFunctions;

/** The client for the account that the node's credential names. */
export async function openAdobe(context: Context): Promise<AdobeClient> {
	const account = readAdobeAccount(await context.getCredentials<IDataObject>(ADOBE_CREDENTIAL));
	const { clientSecret, organizationId, sandboxName, platformUrl } = account;
	const place = { organizationId, sandboxName };
	const secrets = new SecretMask([clientSecret]);
	return new AdobeClient(ports(context, platformUrl, secrets), place, secrets);
}

function ports(context: Context, platformUrl: string, secrets: SecretMask): AdobePorts {
	const cancelled =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return {
		send: async (request) => await send(context, platformUrl, request, secrets),
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
	platformUrl: string,
	{ method, path, query, headers, body }: AdobeRequest,
	secrets: SecretMask,
): Promise<AdobeAnswer> {
	const options: IHttpRequestOptions = {
		method,
		baseURL: platformUrl,
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
	try {
		const {
			statusCode,
			headers: answered,
			body: text,
		} = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			ADOBE_CREDENTIAL,
			options,
		)) as {
			statusCode: number;
			headers: Record<string, unknown>;
			body: unknown;
		};
		return { status: statusCode, headers: answered, text: asText(text) };
	} catch (error) {
		return failedAnswer(error);
	} finally {
		// The credential has written the token into these headers; an answer may repeat it.
		secrets.add(String(options.headers?.Authorization ?? '').replace('Bearer ', ''));
	}
}

/** n8n wraps what the HTTP client threw; the answer, if there was one, is in its cause. */
function failedAnswer(error: unknown): AdobeAnswer {
	const { cause, message } = error as { cause?: unknown; message: string };
	// The credential itself is wrong, or Adobe gave no token for it.
	if (cause instanceof InputError) throw cause;
	const thrown = (cause ?? error) as {
		message?: string;
		response?: { status?: number; headers?: Record<string, unknown>; data?: unknown };
	};
	const { response } = thrown;
	if (response?.status !== undefined) {
		return {
			status: response.status,
			headers: response.headers ?? {},
			text: asText(response.data),
		};
	}
	return { status: 0, headers: {}, text: thrown.message ?? message };
}

function asText(body: unknown): string {
	if (typeof body === 'string') return body;
	return body === undefined || body === null ? '' : JSON.stringify(body);
}
