import { adobeProblem, type Fault } from '../../../sandbox/server.ts';

/** The id that no sandbox has. */
export const id = '1ed86558-59b5-42f7-9865-5859b552f7f4';

const at = (fault: Omit<Fault, 'path' | 'pathPrefix'>): Fault => ({
	...fault,
	pathPrefix: '/data/',
	beforeAuth: true,
});
const gateway = (code: string | number, message: string) => at(adobeProblem.gateway(code, message));
export const flow = (code: number, status: number) =>
	at(adobeProblem.flow(code, status, 'Adobe said so'));

type Case = [what: string, fault: Fault, message: string, description: RegExp, code?: string];
export const cases: Case[] = [
	[
		'401, an invalid token',
		gateway(401013, 'Oauth token is not valid'),
		'Adobe did not accept the credential',
		/Adobe says: Oauth token is not valid\. Check 'Client ID', 'Client Secret'/,
		'401013',
	],
	[
		'401, a token of another organization',
		flow(2000, 401),
		"the token does not belong to organization '5A0D8C3E61F24B7790C1D2E3@AdobeOrg'",
		/'Organization ID'/,
		'FLOW-2000-401',
	],
	[
		'403 of the gateway: no token',
		gateway('403010', 'Oauth token is missing.'),
		'the request carried no token',
		/save it again/,
		'403010',
	],
	[
		'403 of the gateway: an unknown key',
		gateway('403003', 'Api Key is invalid'),
		'Adobe does not know the client ID as an API key',
		/'Client ID'/,
		'403003',
	],
	[
		'403 of the gateway: not entitled',
		gateway(403025, 'Profile is not valid'),
		"the credential's product profile is not entitled to it",
		/Admin Console/,
		'403025',
	],
	[
		'403: a right is missing',
		flow(2120, 403),
		'the credential does not have the right to',
		/It probably lacks the right 'View Destinations'/,
		'FLOW-2120-403',
	],
	[
		'404: no such id',
		at(adobeProblem.legacy(404, `flows not found with id = [${id}]`)),
		`Adobe finds no dataflow '${id}' in sandbox 'prod'`,
		/Check the ID and the credential's 'Sandbox Name'/,
	],
	['404: hidden by a label', flow(1439, 404), 'Adobe finds no dataflow', /label/, 'FLOW-1439-404'],
	[
		'404: no such sandbox',
		flow(2100, 404),
		"Adobe knows no sandbox 'prod' for this credential",
		/not the title/,
		'FLOW-2100-404',
	],
	['400: no sandbox', flow(2105, 400), "Adobe knows no sandbox 'prod'", /role/, 'FLOW-2105-400'],
	['409', at(adobeProblem.legacy(409, 'Conflict')), 'somebody else is changing', /Run the node/],
	['412', at(adobeProblem.legacy(412, 'Version')), 'somebody else is changing', /Run the node/],
	[
		'422',
		at(adobeProblem.generic(422, 'Unprocessable', 'version is missing')),
		'Adobe refused it: version is missing',
		/Change what it names/,
	],
	[
		'429 that stays',
		{ ...gateway('429050', 'Too many requests'), retryAfter: 0 },
		'Adobe is receiving too many requests',
		/again later/,
		'429050',
	],
	['429 for too long', { ...gateway(429050, 'Busy'), retryAfter: 4000 }, 'too many', /later/],
	['500', at(adobeProblem.plain('Oops', 500)), 'Adobe is out of order', /HTTP 500/],
	['503 that stays', flow(1103, 503), 'out of order at the moment (HTTP 503)', /later/],
	['504 with a web page', at({ status: 504, html: true }), '(HTTP 504)', /again later/],
	[
		'200 with a web page',
		at({ status: 200, html: true }),
		'the answer is not JSON (HTTP 200)',
		/'Platform URL'; a proxy or a sign-in page may be in between/,
	],
	[
		'200 cut off',
		at({ status: 200, body: { items: [{ id }] }, truncate: true }),
		'the answer is not JSON (HTTP 200)',
		/'Platform URL'/,
	],
	[
		'200 with nothing',
		at({ status: 200, emptyBody: true }),
		'the answer is empty (HTTP 200)',
		/'Platform URL'/,
	],
	[
		'404 with a web page',
		at({ status: 404, html: true }),
		'the answer is not JSON (HTTP 404)',
		/proxy/,
	],
	['407 of a proxy', at({ status: 407, html: true }), 'asks for a login (HTTP 407)', /HTTPS_PROXY/],
	['400 with a web page', at({ status: 400, html: true }), 'not JSON (HTTP 400)', /proxy/],
	['400 with nothing', at({ status: 400, emptyBody: true }), 'refused it (HTTP 400)', /HTTP 400/],
	[
		'a redirect',
		at({ redirect: { status: 302, location: 'http://127.0.0.1:9/' } }),
		'Adobe redirects to another address (HTTP 302)',
		/'Platform URL'/,
	],
	['a connection that breaks', at({ reset: true }), 'no answer came from Adobe', /network/],
];
