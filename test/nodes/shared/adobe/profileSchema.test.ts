import {
	hasField,
	profileFields,
	readIdentityNamespaces,
	readProfileSchema,
	type ProfileSchema,
} from '../../../../nodes/shared/adobe/profileSchema';
import { answer, rejection, ScriptedAdobe } from './client/scriptedAdobe';

const schema: ProfileSchema = {
	properties: {
		person: {
			type: 'object',
			properties: {
				name: {
					type: 'object',
					properties: { firstName: { type: 'string', title: 'First Name' }, age: {} },
				},
			},
		},
		tags: { type: 'array', items: { type: 'string' } },
		segmentMembership: { type: 'object' },
		score: { type: 'number', title: 'Score' },
	},
};

describe('the fields of a profile', () => {
	it('are those that a column can hold', () => {
		expect(profileFields(schema)).toEqual([
			{ path: 'person.name.firstName', title: 'First Name', type: 'string' },
			{ path: 'person.name.age', title: 'age', type: 'string' },
			{ path: 'score', title: 'Score', type: 'number' },
		]);
		expect(profileFields({})).toEqual([]);
	});

	it('of a schema that refers to itself come to an end', () => {
		const own: Record<string, object> = { leaf: { type: 'string' } };
		own.self = { properties: own };
		const fields = profileFields({ properties: own } as ProfileSchema);
		expect(fields).toHaveLength(11);
		expect(fields.at(-1)!.path.split('.').length).toBeLessThanOrEqual(11);
	});
});

it.each([
	['person.name.firstName', true],
	['person.name', true],
	['person', true],
	['score', true],
	['segmentMembership.ups.seg_id.status', true],
	['tags', true],
	['tags[0]', true],
	['tags[*].name', true],
	['person.nick', false],
	['person.name.firstName.x', false],
	['score.x', false],
	['', false],
	['Person', false],
])('whether there is %s: %s', (path, there) => {
	expect(hasField(schema, path)).toBe(there);
});

it('a schema without fields has none', () => {
	expect(hasField({}, 'person')).toBe(false);
});

describe('reading', () => {
	it('the schema asks for all of it, and takes it bare or wrapped', async () => {
		const adobe = new ScriptedAdobe().answers(
			answer(200, schema),
			answer(200, { jsonSchema: schema }),
		);
		await expect(readProfileSchema(adobe.client)).resolves.toEqual(schema);
		await expect(readProfileSchema(adobe.client)).resolves.toEqual(schema);
		expect(adobe.requests[0]).toMatchObject({
			path: '/data/core/ups/config/entityTypes/_xdm.context.profile',
			query: { property: ['fullSchema==true', 'includeRelationshipDescriptors==true'] },
		});
	});

	it('the identity namespaces gives a list, or says that there was none', async () => {
		const adobe = new ScriptedAdobe();
		adobe.answers(answer(200, [{ code: 'Email' }]), answer(200, []), answer(200, {}));
		await expect(readIdentityNamespaces(adobe.client)).resolves.toEqual([{ code: 'Email' }]);
		await expect(readIdentityNamespaces(adobe.client)).resolves.toEqual([]);
		expect((await rejection(readIdentityNamespaces(adobe.client))).message).toBe(
			'Could not list the identity namespaces: the answer holds no list of identity namespaces (HTTP 200)',
		);
	});

	it('a schema without fields is none', async () => {
		const adobe = new ScriptedAdobe().answers(answer(200, { title: 'Profile' }));
		expect((await rejection(readProfileSchema(adobe.client))).message).toBe(
			'Could not read the profile schema: the answer holds no fields (HTTP 200)',
		);
	});

	it('without the right names the right', async () => {
		const adobe = new ScriptedAdobe().answers(answer(403), answer(403));
		expect(await rejection(readProfileSchema(adobe.client))).toMatchObject({
			message: 'Could not read the profile schema: the credential does not have the right to',
			description: expect.stringContaining("'View Schemas'"),
		});
		expect(await rejection(readIdentityNamespaces(adobe.client))).toMatchObject({
			description: expect.stringContaining("'View Identity Namespaces'"),
		});
	});
});
