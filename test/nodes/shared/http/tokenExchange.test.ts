import {
	loginOf,
	readToken,
	tokenRequest,
	tokenUrl,
	type DestinationCredential,
} from '../../../../nodes/shared/http/tokenExchange';

const clientKey: DestinationCredential = {
	apiBaseUrl: 'https://eu.api.example.com',
	authentication: 'clientKey',
	clientKey: 'the key',
	clientSecret: 'p&ss wörd',
	tokenPath: '/v3/oauth/token/generate',
	tokenHeader: 'X-CAP-API-OAUTH-TOKEN',
};
const oAuth2: DestinationCredential = {
	...clientKey,
	authentication: 'oAuth2ClientCredentials',
	tokenPath: '/oauth2/token',
};

describe('tokenUrl', () => {
	it.each<[string, Partial<DestinationCredential>, string]>([
		['the base URL', {}, 'https://eu.api.example.com/v3/oauth/token/generate'],
		[
			'a base URL with slash',
			{ apiBaseUrl: 'https://a.b/' },
			'https://a.b/v3/oauth/token/generate',
		],
		[
			'a base URL with path',
			{ apiBaseUrl: 'https://a.b/api' },
			'https://a.b/api/v3/oauth/token/generate',
		],
		['an own host', { oauthBaseUrl: ' https://c.d ' }, 'https://c.d/v3/oauth/token/generate'],
		[
			'an own address with path',
			{ oauthBaseUrl: 'https://c.d/get/token' },
			'https://c.d/get/token',
		],
		['a path without slash', { tokenPath: 'token' }, 'https://eu.api.example.com/token'],
		['an emptied path', { tokenPath: ' ' }, 'https://eu.api.example.com/v3/oauth/token/generate'],
	])('takes %s', (_case, fields, url) => {
		expect(tokenUrl({ ...clientKey, ...fields })).toBe(url);
	});

	it.each(['', '/v3/oauth/token/generate'])(
		'asks for the path with OAuth2 when it is %j, which the editor may have filled in',
		(tokenPath) => {
			expect(() => tokenUrl({ ...oAuth2, tokenPath })).toThrow(/'Token Path' is empty/);
			const oauthBaseUrl = 'https://c.d/token';
			expect(tokenUrl({ ...oAuth2, tokenPath, oauthBaseUrl })).toBe(oauthBaseUrl);
		},
	);

	it.each(['', 'eu.api.example.com', 'ftp://a.b'])('refuses the base URL %j', (apiBaseUrl) => {
		expect(() => tokenUrl({ ...clientKey, apiBaseUrl })).toThrow(/'API Base URL'/);
	});

	it('names the field that is wrong', () => {
		expect(() => tokenUrl({ ...clientKey, oauthBaseUrl: 'nonsense' })).toThrow(/'OAuth Base URL'/);
	});
});

describe('tokenRequest', () => {
	it('sends key and secret as JSON', () => {
		expect(tokenRequest(clientKey)).toEqual({
			url: 'https://eu.api.example.com/v3/oauth/token/generate',
			method: 'POST',
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
			body: '{"key":"the key","secret":"p&ss wörd"}',
		});
	});

	it('sends OAuth2 client credentials as a form, the scope only when there is one', () => {
		const { body, headers } = tokenRequest(oAuth2);
		expect(headers['Content-Type']).toBe('application/x-www-form-urlencoded');
		expect(body).toBe(
			'grant_type=client_credentials&client_id=the+key&client_secret=p%26ss+w%C3%B6rd',
		);
		expect(tokenRequest({ ...oAuth2, scope: 'a b' }).body).toBe(`${body}&scope=a+b`);
	});
});

describe('an adjusted token request', () => {
	const fields = (entries: Array<{ name: string; value: string }>) => ({
		additionalTokenFields: { entries },
	});

	it('has key and secret in the header, and not in the body', () => {
		const inHeader = { clientAuthentication: 'header' as const };
		const { headers, body } = tokenRequest({ ...oAuth2, ...inHeader });
		expect(headers.Authorization).toBe(
			`Basic ${Buffer.from('the key:p&ss wörd').toString('base64')}`,
		);
		expect(body).toBe('grant_type=client_credentials');
		expect(tokenRequest({ ...clientKey, ...inHeader }).body).toBe('{}');
		const signs = { clientKey: 'a:b', clientSecret: 'c:+d%/=' };
		expect(tokenRequest({ ...oAuth2, ...inHeader, ...signs }).headers.Authorization).toBe(
			`Basic ${Buffer.from('a%3Ab:c:%2Bd%25/=').toString('base64')}`,
		);
	});

	it('is a form or JSON for either kind', () => {
		const json = tokenRequest({ ...oAuth2, tokenRequestFormat: 'json', scope: 'a' });
		expect(json.headers['Content-Type']).toBe('application/json');
		expect(JSON.parse(json.body)).toEqual({
			grant_type: 'client_credentials',
			client_id: 'the key',
			client_secret: 'p&ss wörd',
			scope: 'a',
		});
		const form = tokenRequest({ ...clientKey, tokenRequestFormat: 'form' });
		expect(form.headers['Content-Type']).toBe('application/x-www-form-urlencoded');
		expect(form.body).toBe('key=the+key&secret=p%26ss+w%C3%B6rd');
		for (const usual of [clientKey, oAuth2]) {
			expect(tokenRequest({ ...usual, tokenRequestFormat: 'usual' })).toEqual(tokenRequest(usual));
		}
	});

	it('has further fields, which may come twice and replace usual ones', () => {
		const further = fields([
			{ name: ' resource ', value: 'https://a.b' },
			{ name: 'resource', value: 'https://c.d' },
			{ name: 'grant_type', value: 'account_credentials' },
			{ name: '', value: 'nothing' },
		]);
		const form = new URLSearchParams(tokenRequest({ ...oAuth2, ...further }).body);
		expect([...form]).toEqual([
			['client_id', 'the key'],
			['client_secret', 'p&ss wörd'],
			['resource', 'https://a.b'],
			['resource', 'https://c.d'],
			['grant_type', 'account_credentials'],
		]);
		const { body } = tokenRequest({ ...clientKey, ...fields([{ name: 'audience', value: 'x' }]) });
		expect(JSON.parse(body)).toEqual({ key: 'the key', secret: 'p&ss wörd', audience: 'x' });
	});

	it('has its token and its end where the credential says', () => {
		const places = { tokenResponsePath: '$.result[0].jwt', expiresInPath: 'result[0].seconds' };
		const body = { result: [{ jwt: 't', seconds: 60 }] };
		expect(readToken({ ...oAuth2, ...places }, 200, JSON.stringify(body))).toEqual({
			token: 't',
			ttlSeconds: 60,
		});
		expect(() => readToken({ ...oAuth2, ...places }, 200, '{"access_token":"t"}')).toThrow(
			/without result\[0\]\.jwt/,
		);
	});

	it.each([
		['Token Response Path', { tokenResponsePath: '$.a[?(@.b)]' }],
		['Expires In Path', { expiresInPath: '$.a[' }],
	])('is not sent with an unusable %s', (field, path) => {
		expect(() => tokenRequest({ ...oAuth2, ...path })).toThrow(
			new RegExp(`'${field}' of the credential is not a usable path: .+ It looks like \\$`),
		);
	});

	it('keeps back an answer that repeats the secret of a further field', () => {
		const credential = { ...oAuth2, ...fields([{ name: 'password', value: 'open sesame' }]) };
		const body = '{"error_description":"no open+sesame here"}';
		expect(() => readToken(credential, 400, body)).toThrow(/\(HTTP 400\)\. Check/);
		const public_ = { ...oAuth2, ...fields([{ name: 'audience', value: 'open sesame' }]) };
		expect(() => readToken(public_, 400, body)).toThrow(/HTTP 400\): no open\+sesame/);
	});

	it('that is refused names the credential', () => {
		const credential = { ...oAuth2, credentialName: 'Acme' };
		expect(() => readToken(credential, 401, '')).toThrow(/in the credential "Acme"$/);
	});
});

describe('readToken', () => {
	it.each<[string, DestinationCredential, unknown, unknown]>([
		['client key', clientKey, { data: { accessToken: 't', ttlSeconds: 300 }, errors: null }, 300],
		['client key', clientKey, { data: { accessToken: 't' } }, undefined],
		['OAuth2', oAuth2, { access_token: 't', expires_in: '3600' }, 3600],
		['OAuth2', oAuth2, { access_token: 't', expires_in: 0 }, undefined],
	])('reads the answer to a %s', (_kind, credential, body, ttlSeconds) => {
		const { token, ...rest } = readToken(credential, 200, JSON.stringify(body));
		expect(token).toBe('t');
		expect(rest).toEqual(ttlSeconds === undefined ? {} : { ttlSeconds });
	});

	it('reads behind a byte order mark', () => {
		expect(readToken(oAuth2, 200, '\ufeff{"access_token":"t"}')).toEqual({ token: 't' });
	});

	it.each<[number, string, RegExp]>([
		[401, '{}', /refused \(HTTP 401\)\. Check 'Client Key' and 'Client Secret' in the credential$/],
		[403, '{"errors":[{"message":"forbidden"}]}', /refused \(HTTP 403\): forbidden\. Check/],
		[404, '<html>', /No token can be had at this address \(HTTP 404\)\. Check 'OAuth Base URL'/],
		[302, '', /redirected \(HTTP 302\)/],
		[503, '{"message":"down"}', /answered with HTTP 503: down/],
		[200, '<html>', /not a JSON object/],
		[200, '[]', /not a JSON object/],
		[200, '{"data":null}', /without data\.accessToken/],
		[200, '{"data":{"accessToken":""}}', /without data\.accessToken.*'Token Response Path' in/],
		[400, '{"error":"invalid_scope"}', /invalid_scope\. Check 'Scope' in/],
		[401, '{"error":"invalid_client"}', /'Client Secret' and 'Client Authentication' in/],
		[400, '{"error":"invalid_request"}', /Check 'Token Request Format' and 'Additional Token/],
		[400, '{"error":"unsupported_grant_type"}', /'Additional Token Fields' in/],
		[400, '{"error":"invalid_target"}', /Check 'Additional Token Fields' in/],
		[415, '', /HTTP 415\)\. Check 'Token Request Format' in/],
	])('says what is wrong with %s %s', (status, body, sentence) => {
		expect(() => readToken(clientKey, status, body)).toThrow(sentence);
	});

	it.each(['p&ss wörd', encodeURIComponent('p&ss wörd'), 'cCZzcyB3w7ZyZA==', 'the key'])(
		'keeps back an answer that repeats a secret as %s',
		(text) => {
			const body = JSON.stringify({ message: `no: ${text}` });
			expect(() => readToken(clientKey, 403, body)).toThrow(/HTTP 403\)\. Check/);
		},
	);
});

describe('loginOf', () => {
	const base = { apiBaseUrl: 'https://a.b' };

	it.each<[DestinationCredential, Record<string, string>]>([
		[clientKey, { 'X-CAP-API-OAUTH-TOKEN': 't' }],
		[{ ...clientKey, tokenHeader: 'X-Token' }, { 'X-Token': 't' }],
		[{ ...clientKey, tokenHeader: '' }, { 'X-CAP-API-OAUTH-TOKEN': 't' }],
		[oAuth2, { Authorization: 'Bearer t' }],
		[{ ...base, authentication: 'bearerToken', token: ' own\n' }, { Authorization: 'Bearer own' }],
		[
			{ ...base, authentication: 'basicAuth', user: 'Aladdin', password: 'open sesame' },
			{ Authorization: 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==' },
		],
		[
			{ ...base, authentication: 'header', headerName: 'X-API-Key', headerValue: 'v' },
			{ 'X-API-Key': 'v' },
		],
		[{ ...oAuth2, tokenPrefix: 'Zoho-oauthtoken ' }, { Authorization: 'Zoho-oauthtoken t' }],
		[{ ...oAuth2, tokenPrefix: '' }, { Authorization: 't' }],
		[{ ...base, authentication: 'none' }, {}],
	])('%j', (credential, headers) => {
		expect(loginOf(credential, 't')).toEqual({ headers });
	});

	it('names the field that is empty', () => {
		expect(() => loginOf({ ...base, authentication: 'bearerToken' })).toThrow(/'Token'/);
		expect(() => loginOf({ ...base, authentication: 'header' })).toThrow(/'Header Name'/);
		const query = { ...base, authentication: 'query' as const, queryName: 'key' };
		expect(() => loginOf({ ...query, queryName: ' ' })).toThrow(/'Query Name'/);
		expect(() => loginOf(query)).toThrow(/'Query Value'/);
		const bodyField = { ...base, authentication: 'bodyField' as const, bodyFieldName: 'key' };
		expect(() => loginOf({ ...bodyField, bodyFieldName: '' })).toThrow(/'Body Field Name'/);
		expect(() => loginOf(bodyField)).toThrow(/'Body Field Value'/);
	});

	it('adds a parameter, or a field of the body, without a header', () => {
		expect(
			loginOf({ ...base, authentication: 'query', queryName: ' key ', queryValue: 'v\n' }),
		).toEqual({ headers: {}, query: { name: 'key', value: 'v' } });
		expect(
			loginOf({
				...base,
				authentication: 'bodyField',
				bodyFieldName: 'key',
				bodyFieldValue: 'v',
			}),
		).toEqual({ headers: {}, bodyField: { name: 'key', value: 'v' } });
	});
});
