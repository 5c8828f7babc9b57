import type { Activation } from '../../../../nodes/ActivateAudience/intent/activation';
import {
	deduplicationKey,
	nameOfKey,
} from '../../../../nodes/ActivateAudience/attributes/deduplicationKey';
import { checkActivation, checkTarget } from '../../../../nodes/ActivateAudience/attributes/rules';
import { defaultTarget } from '../../../../nodes/ActivateAudience/attributes/source';
import { identitySource, isIdentity, namespaceOf } from '../../../../nodes/shared/adobe/identities';
import { refusalOf } from '../schedule/refusal';

const rows = (...sources: string[]) =>
	sources.map((source) => ({ source, target: defaultTarget(source) }));
const activation = (
	sources: string[],
	{ mandatory = [], keys = [] }: { mandatory?: string[]; keys?: string[] } = {},
): Activation => ({
	audiences: [],
	attributes: rows(...sources),
	mandatory,
	keys: keys.map(deduplicationKey),
});
const nothing = activation([]);
const check = (next: Activation, current = nothing) => checkActivation(next, current);
const refused = (next: Activation, current = nothing) => refusalOf(() => check(next, current));

const email = 'identityMap.Email';
const phone = 'identityMap.Phone_E//.164';

describe('columns', () => {
	test.each([
		['person.name.firstName', 'person_name_firstName'],
		['loyalty', 'loyalty'],
		[phone, 'identityMap_Phone_E_164'],
	])('of %s are called %s by default', (source, target) => {
		expect(defaultTarget(source)).toBe(target);
		expect(() => checkTarget(target, source)).not.toThrow();
	});

	test('must not hold dots', () => {
		const { field, message, description } = refusalOf(() => checkTarget('a.b', 'person.a'));
		expect(field).toBe('Target Column');
		expect(message).toBe("'Target Column' of 'person.a' holds a dot: 'a.b'");
		expect(description).toContain('Use a_b');
	});

	test('must not repeat', () => {
		const next = activation(['p.0']);
		next.attributes.push({ source: 'p.1', target: 'p_0' });
		expect(refused(next).message).toBe("'Target Column' is 'p_0' for both 'p.1' and 'p.0'");
		expect(refused(next, activation(['p.0'])).field).toBe('Target Column');
	});

	test('that repeat already are not judged', () => {
		const current = activation(['p.0', 'p.2']);
		current.attributes.push({ source: 'p.1', target: 'p_0' });
		const next = { ...current, attributes: current.attributes.toSpliced(1, 1) };
		expect(() => check(next, current)).not.toThrow();
	});
});

describe('identities', () => {
	test('only one namespace can be exported', () => {
		expect(() => check(activation([email, 'p.0']))).not.toThrow();
		const { field, message } = refused(activation([email, phone]));
		expect(field).toBe('Source');
		expect(message).toContain(`'${email}' and '${phone}'`);
		expect(refused(activation([email, phone]), activation([email])).field).toBe('Source');
	});

	test('two that are there already are not judged', () => {
		const current = activation([email, phone, 'p.0']);
		expect(() => check(activation([email, phone]), current)).not.toThrow();
		expect(() => check(activation([email, phone, 'p.0', 'p.1']), current)).not.toThrow();
	});
});

describe('mandatory attributes', () => {
	test('must be among the attributes', () => {
		expect(() => check(activation(['p.0'], { mandatory: ['p.0'] }))).not.toThrow();
		const { field, message } = refused(activation(['p.0'], { mandatory: ['p.1'] }));
		expect(field).toBe('Mandatory Attributes');
		expect(message).toContain("'p.1' cannot be mandatory");
	});

	test('that are mandatory already are not judged', () => {
		const current = activation(['p.0'], { mandatory: ['p.9'] });
		expect(() => check(activation(['p.0'], { mandatory: ['p.9', 'p.0'] }), current)).not.toThrow();
	});
});

describe('deduplication keys', () => {
	const sources = ['p.0', 'p.1', 'p.2'];
	const withKeys = (...keys: string[]) =>
		activation([...sources, ...keys.filter((key) => key === email)], { keys });

	test.each([[[]], [['p.0']], [['p.0', 'p.1']], [[email]]])('may be %j', (keys) => {
		expect(() => check(withKeys(...keys))).not.toThrow();
	});

	test('must be among the attributes', () => {
		expect(refused(withKeys('p.9')).message).toContain("'p.9' cannot be a deduplication key");
	});

	test('are either identities or attributes', () => {
		const mixed = refused(withKeys(email, 'p.0'));
		expect(mixed.message).toBe(
			"'Deduplication Keys' mixes identity namespaces and attributes: the identity 'Email' is a key by itself, so 'p.0' cannot be one",
		);
		expect(refused(withKeys('p.0', email), withKeys('p.0')).field).toBe('Deduplication Keys');
	});

	test('an identity is one by itself, whether it is written down or not', () => {
		const withIdentity = activation(['p.0', email]);
		const withKey = activation(['p.0', email], { keys: ['p.0'] });
		expect(refused(withKey).message).toContain("'p.0' cannot be one");
		expect(refused(withKey, withIdentity).message).toContain("'p.0' cannot be one");
		expect(refused(withKey, withKeys('p.0')).message).toContain("'p.0' cannot be one");
		expect(() => check(withKey, withKey)).not.toThrow();
	});

	test('are no calculated fields', () => {
		const calculated = { source: 'concat(p.0)', target: 'name', calculated: 'EXPRESSION' };
		const next = { ...withKeys('concat(p.0)'), attributes: [calculated] };
		expect(refused(next).message).toBe(
			"'name' cannot be a deduplication key: it is a calculated field",
		);
	});

	test('are two attributes or one identity at most', () => {
		expect(refused(withKeys('p.0', 'p.1', 'p.2')).message).toContain('too many: p.0, p.1, p.2');
		const both = activation([email, phone], { keys: [email, phone] });
		const current = activation([phone], { keys: [email, phone] });
		expect(() => check(both, both)).not.toThrow();
		expect(refused(both, current).message).toContain('one identity namespace only');
	});

	test('that are there already are not judged, also when others go', () => {
		const current = withKeys('p.0', 'p.1', 'p.2', 'p.9', email);
		expect(() => check(withKeys('p.0', 'p.1', 'p.2', 'p.9', email), current)).not.toThrow();
		expect(() => check(withKeys('p.1', 'p.2', email), current)).not.toThrow();
		expect(refused(withKeys('p.9', 'p.0', 'p.1', 'p.3'), current).message).toContain("'p.3'");
	});
});

describe('how a key is named', () => {
	test.each([
		['person.name', { fieldType: 'ATTRIBUTE', attributePath: 'person.name' }],
		[email, { fieldType: 'IDENTITY', identityNamespace: 'Email' }],
		[phone, { fieldType: 'IDENTITY', identityNamespace: 'Phone_E.164' }],
	])('%s', (source, key) => {
		expect(deduplicationKey(source)).toEqual(key);
		expect(nameOfKey(deduplicationKey(source))).toBe(source);
	});

	test('dots of a namespace are escaped by two slashes', () => {
		expect(identitySource('Phone_E.164')).toBe(phone);
		expect(namespaceOf(phone)).toBe('Phone_E.164');
		expect([isIdentity(phone), isIdentity('person.identityMap.x')]).toEqual([true, false]);
	});
});
