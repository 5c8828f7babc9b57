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
