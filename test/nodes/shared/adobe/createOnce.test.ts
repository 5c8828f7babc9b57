import { createOnce, type Creation } from '../../../../nodes/shared/adobe/createOnce';
import type { ApiProblem } from '../../../../nodes/shared/http/apiProblem';
import type { InputError } from '../../../../nodes/shared/inputError';
import type { Entity } from '../../../../nodes/shared/adobe/types';
import { answer, lost, rejection, ScriptedAdobe } from './client/scriptedAdobe';

const list = (...items: object[]) => answer(200, { items });
const exports1 = { id: 'c1', name: 'Exports', kind: 's3', note: 'a' };
const made = answer(201, { id: 'c9' });
const GET = 'GET connections';
const POST = 'POST connections';

let adobe: ScriptedAdobe;
beforeEach(() => {
	adobe = new ScriptedAdobe();
});

const create = (more: Partial<Creation<Entity>> = {}) =>
	createOnce<Entity>(adobe.client, {
		collection: 'connections',
		body: { name: 'Exports', note: 'a' },
		ifExists: 'reuse',
		query: { property: 'kind==s3' },
		isSame: ({ kind }) => kind === 's3',
		differences: ({ note }) => (note === 'a' ? [] : [`Note is '${String(note)}' there`]),
		...more,
	});

describe('what is not there yet', () => {
	it.each(['reuse', 'createAnother', 'fail'] as const)('is made (%s)', async (ifExists) => {
		adobe.answers(list(), made);
		await expect(create({ ifExists })).resolves.toEqual({ id: 'c9', created: true });
		expect(adobe.calls).toEqual([GET, POST]);
		expect(adobe.requests[0].query).toMatchObject({ property: 'kind==s3' });
		expect(adobe.requests[1].body).toEqual({ name: 'Exports', note: 'a' });
	});

	it('is made beside one of another name or key', async () => {
		adobe.answers(
			list({ ...exports1, name: 'exports' }, { ...exports1, name: 'Exports 2' }),
			made,
			list({ ...exports1, kind: 'sftp' }),
			made,
		);
		for (let time = 0; time < 2; time++) {
			await expect(create()).resolves.toMatchObject({ created: true });
		}
	});
});

describe('what is there', () => {
	it('is used, also when it is on a later page', async () => {
		const next = { next: { href: '/connections?continuationToken=abc' } };
		adobe.answers(answer(200, { items: [], _links: next }), list(exports1));
		await expect(create()).resolves.toEqual({ id: 'c1', created: false });
		expect(adobe.calls).toEqual([GET, GET]);
	});

	it('of several the one with the same settings is used', async () => {
		adobe.answers(list({ ...exports1, id: 'c0', note: 'b' }, exports1));
		await expect(create()).resolves.toEqual({ id: 'c1', created: false });
	});

	it('with other settings is refused, and they are listed', async () => {
		adobe.answers(list({ ...exports1, note: 'b' }));
		const refusal = await rejection<InputError>(create());
		expect(refusal).toMatchObject({
			field: 'If It Already Exists',
			message: "There already is a connection 'Exports' with other settings",
			description: expect.stringContaining("Note is 'b' there. Choose another name"),
		});
		expect(adobe.calls).toEqual([GET]);
	});

	it('is refused under Fail, whatever its settings', async () => {
		adobe.answers(list(exports1));
		const refusal = await rejection<InputError>(create({ ifExists: 'fail' }));
		expect(refusal.message).toBe("There already is a connection 'Exports'");
		expect(refusal.description).toContain('Reuse');
		expect(adobe.calls).toEqual([GET]);
	});

	it('gets another beside it under Create Another', async () => {
		adobe.answers(list(exports1), made);
		await expect(create({ ifExists: 'createAnother' })).resolves.toEqual({
			id: 'c9',
			created: true,
		});
	});
});

describe('a lost answer', () => {
	it.each([lost, answer(500), answer(502), answer(503), answer(504), answer(201, '')])(
		'is followed by a look, and what was made is used ($status)',
		async (reply) => {
			adobe.answers(list(), reply, list(exports1));
			await expect(create()).resolves.toEqual({ id: 'c1', created: true });
			expect(adobe.calls).toEqual([GET, POST, GET]);
			expect(adobe.slept).toEqual([1000]);
			expect(adobe.lines[0]).toContain('looking whether it was made');
		},
	);

	it('is repeated only after the look found nothing', async () => {
		adobe.answers(list(), lost, list(), made);
		await expect(create()).resolves.toEqual({ id: 'c9', created: true });
		expect(adobe.calls).toEqual([GET, POST, GET, POST]);
	});

	it('under Create Another does not take the old one for the new one', async () => {
		adobe.answers(list(exports1), lost, list({ ...exports1, id: 'c2' }, exports1));
		await expect(create({ ifExists: 'createAnother' })).resolves.toEqual({
			id: 'c2',
			created: true,
		});
		adobe.answers(list(exports1), lost, list(exports1), made);
		await expect(create({ ifExists: 'createAnother' })).resolves.toMatchObject({ id: 'c9' });
	});

	it('three times is told, after looking each time', async () => {
		adobe.answers(list(), lost, list(), answer(503), list(), answer(504), list());
		const problem = await rejection<ApiProblem>(create());
		expect(problem.status).toBe(504);
		expect(adobe.calls).toEqual([GET, POST, GET, POST, GET, POST, GET]);
	});

	it('is looked for after a while that grows, at most half a minute and a second', async () => {
		adobe.luck = 0.999_999;
		adobe.answers(list(), lost, list(), lost, list(), lost, list());
		await rejection(create());
		expect(adobe.slept).toEqual([1000 + 7999, 1000 + 15_999, 1000 + 29_999]);
	});
});

it.each([400, 401, 403, 409, 422])('a refusal with %i is final', async (status) => {
	adobe.answers(list(), answer(status, { message: 'No' }));
	expect(await rejection(create())).toMatchObject({ status });
	expect(adobe.calls).toEqual([GET, POST]);
});

it('a list that cannot be read makes nothing', async () => {
	adobe.answers(answer(403));
	expect(await rejection(create())).toMatchObject({ status: 403 });
	expect(adobe.calls).toEqual([GET]);
});
