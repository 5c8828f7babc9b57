import {
	checkImprovadoParameters,
	mergeParameters,
	readSecretParameters,
	secretsIn,
} from '../../../../nodes/shared/improvado/credential/parameters';
import { InputError } from '../../../../nodes/shared/inputError';

it('says of an object that this is all it can check', () => {
	const { status, message } = checkImprovadoParameters({ parameters: '{ "password": "p" }' });
	expect([status, message]).toEqual(['OK', expect.stringMatching(/all this test can check/)]);
	expect(checkImprovadoParameters({ parameters: { password: 'p' } }).status).toBe('OK');
});

it.each(['', '{', '[1]', '"secret"', 'null', 'secret', '1'])('refuses %j', (parameters) => {
	expect(() => readSecretParameters({ parameters })).toThrow(InputError);
	const { status, message } = checkImprovadoParameters({ parameters });
	expect([status, message]).toEqual([
		'Error',
		"'Parameters' of the credential is not a JSON object. Enter names and values in double quotes between curly brackets, separated by commas.",
	]);
});

it.each([
	['{ "user": "u", "password": "***" }', 'password'],
	['{ "login": { "keys": ["k", "***"] } }', 'login.keys.1'],
])('refuses what n8n shows for a value that is saved: %s', (parameters, path) => {
	expect(checkImprovadoParameters({ parameters })).toEqual({
		status: 'Error',
		message: `'Parameters' of the credential holds *** in place of the value of '${path}'. n8n shows *** for values that are saved, and this one is not. Enter the value itself.`,
	});
	expect(() => readSecretParameters({ parameters })).toThrow(InputError);
	expect(readSecretParameters({ parameters: '{ "a": "pass***" }' })).toEqual({ a: 'pass***' });
});

it('tells when there is none', () => {
	expect(checkImprovadoParameters({ parameters: '{}' })).toEqual({
		status: 'Error',
		message: expect.stringMatching(/^'Parameters' holds no parameter/),
	});
	expect(readSecretParameters({ parameters: '{}' })).toEqual({});
});

it('lists every value for masking', () => {
	const parameters = { key: 'a', login: { user: 'b', pins: ['c', 12] }, ssl: true, none: null };
	expect(secretsIn(parameters)).toEqual(['a', 'b', 'c', '12']);
});

it('merges, the credential going first, also inside', () => {
	const open = { database: 'd', login: { host: 'h', password: 'shown' }, tables: ['t'] };
	const secret = { login: { password: 'p' }, tables: ['u'], key: 'k' };
	expect(mergeParameters(open, secret)).toEqual({
		database: 'd',
		login: { host: 'h', password: 'p' },
		tables: ['u'],
		key: 'k',
	});
	expect(open.login).toEqual({ host: 'h', password: 'shown' });
});
