import type { HeaderRule } from './contract.ts';

/** `components.parameters` of destinations.yaml; flow-service.yaml repeats them per operation. */
const PLATFORM: HeaderRule[] = [
	{ name: 'authorization', presence: 'required', pattern: /^Bearer \S+$/, value: 'Bearer <token>' },
	{ name: 'x-api-key', presence: 'required', pattern: /\S/, value: 'the API key' },
	{ name: 'x-gw-ims-org-id', presence: 'required', pattern: /\S/, value: 'the organization ID' },
	{
		name: 'x-sandbox-name',
		presence: 'required',
		pattern: /^[^A-Z\s]+$/,
		value: 'the name in lower case',
	},
];

// flow-service.yaml, listFlows: a 400 says that the header is not allowed with a user token.
const NO_SANDBOX_ID: HeaderRule = { name: 'x-sandbox-id', presence: 'absent' };

const JSON_CONTENT: HeaderRule = {
	name: 'content-type',
	presence: 'required',
	pattern: /^application\/json$/,
	value: 'application/json',
};

function ifMatch(presence: HeaderRule['presence']): HeaderRule {
	const pattern = /^(W\/)?"[^"\\]+"$/;
	return { name: 'if-match', presence, pattern, value: 'the etag with its double quotes' };
}

const AD_HOC_VERSION_2: HeaderRule = {
	name: 'accept',
	presence: 'required',
	pattern: /^application\/vnd\.adobe\.adhoc\.activation\+json; version=2$/,
	value: 'application/vnd.adobe.adhoc.activation+json; version=2',
};

export const readHeaders: HeaderRule[] = [...PLATFORM, NO_SANDBOX_ID];
export const writeHeaders: HeaderRule[] = [...readHeaders, JSON_CONTENT];
export const patchHeaders: HeaderRule[] = [...writeHeaders, ifMatch('required')];
export const actionHeaders: HeaderRule[] = [...readHeaders, ifMatch('optional')];
export const adHocHeaders: HeaderRule[] = [...PLATFORM, JSON_CONTENT, AD_HOC_VERSION_2];
