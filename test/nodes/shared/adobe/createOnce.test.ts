import { createOnce, type Creation } from '../../../../nodes/shared/adobe/createOnce';
import type { ApiAnswer, ApiRequest } from '../../../../nodes/shared/http/apiPorts';
import type { InputError } from '../../../../nodes/shared/inputError';
import type { Entity } from '../../../../nodes/shared/adobe/types';
import { Pending } from '../../../../nodes/shared/pending';
import { answer, lost, rejection, ScriptedAdobe, START } from './client/scriptedAdobe';

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
		if (ifExists !== 'createAnother') adobe.answers(list({ ...exports1, id: 'c9' }));
		await expect(create({ ifExists })).resolves.toEqual({ id: 'c9', report: { created: true } });
		expect(adobe.calls.slice(0, 2)).toEqual([GET, POST]);
		expect(adobe.requests[0].query).toMatchObject({ property: 'kind==s3' });
		expect(adobe.requests[1].body).toEqual({ name: 'Exports', note: 'a' });
		expect(adobe.left).toBe(0);
	});

	it('is made beside one of another name or key', async () => {
		for (const others of [
			[
				{ ...exports1, name: 'exports' },
				{ ...exports1, name: 'Exports 2' },
			],
			[{ ...exports1, kind: 'sftp' }],
		]) {
			adobe.answers(list(...others), made, list(...others));
			await expect(create()).resolves.toMatchObject({ report: { created: true } });
		}
	});
});

describe('what is there', () => {
	it('is used, also when it is on a later page', async () => {
		const next = { next: { href: '/connections?continuationToken=abc' } };
		adobe.answers(answer(200, { items: [], _links: next }), list(exports1));
		await expect(create()).resolves.toEqual({ id: 'c1', report: { created: false } });
		expect(adobe.calls).toEqual([GET, GET]);
	});

	it('of several the one with the same settings is used', async () => {
		adobe.answers(list({ ...exports1, id: 'c0', note: 'b' }, exports1));
		await expect(create()).resolves.toEqual({ id: 'c1', report: { created: false } });
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
			report: { created: true },
		});
	});
});

/** Answers GET by what the list shows at this time, POST by what `posts` gives in turn. */
const world = (shown: (sinceStart: number) => object[], ...posts: ApiAnswer[]) => {
	let sent = 0;
	const answers = ({ method }: ApiRequest) => {
		if (method === 'POST') return posts[sent++];
		return list(...shown(sent === 0 ? -1 : adobe.wallTime() - START));
	};
	adobe.answers(...Array.from({ length: 30 }, () => answers));
};
const posts = () => adobe.calls.filter((call) => call === POST).length;
const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0);

describe('a lost answer', () => {
	it.each([
		lost,
		answer(303),
		answer(408),
		answer(500),
		answer(503),
		answer(504),
		answer(520),
		answer(201, '<html>Sign in</html>'),
		answer(201, '{"id":"c'),
		answer(201, { errors: ['Try later'] }),
		answer(201, ''),
		answer(201, {}),
	])('is followed by a look, and what was made is used ($status $text)', async (reply) => {
		adobe.answers(list(), reply, list(exports1), list(exports1));
		await expect(create()).resolves.toEqual({ id: 'c1', report: { created: true } });
		expect(adobe.calls).toEqual([GET, POST, GET, GET]);
		expect(adobe.lines[0]).toContain('looking whether it was made');
	});

	it.each([0, 1, 3, 5, 10, 20, 30])(
		'makes no second one, also when the first shows only after %i s',
		async (seconds) => {
			world((time) => (time >= seconds * 1000 ? [exports1] : []), lost, made);
			await expect(create()).resolves.toEqual({ id: 'c1', report: { created: true } });
			expect(posts()).toBe(1);
		},
	);

	it('is repeated only after looks over at least half a minute found nothing', async () => {
		world(() => [], lost, made);
		await expect(create()).resolves.toEqual({ id: 'c9', report: { created: true } });
		expect(posts()).toBe(2);
		expect(adobe.calls.slice(0, 8)).toEqual([GET, POST, GET, GET, GET, GET, GET, POST]);
		expect(sum(adobe.slept)).toBeGreaterThanOrEqual(30_000);
	});

	it('under Create Another does not take the old one for the new one', async () => {
		adobe.answers(list(exports1), lost, list({ ...exports1, id: 'c2' }, exports1));
		await expect(create({ ifExists: 'createAnother' })).resolves.toEqual({
			id: 'c2',
			report: { created: true },
		});
	});

	it('twice is pending: nobody knows, and a third one might double it', async () => {
		world(() => [], lost, answer(504), made);
		const pending = await rejection<Pending>(create());
		expect(pending).toBeInstanceOf(Pending);
		expect(pending.message).toBe(
			'Could not create the connection: Adobe is out of order at the moment (HTTP 504)',
		);
		expect(pending.description).toContain('Run the node again in some minutes');
		expect(posts()).toBe(2);
	});

	it('is pending when the looks fail too: without them nothing is sent again', async () => {
		for (const look of [answer(403), answer(200, {}), answer(200, '<html>')]) {
			adobe = new ScriptedAdobe();
			adobe.answers(list(), lost, ...Array.from({ length: 5 }, () => look));
			expect(await rejection(create())).toBeInstanceOf(Pending);
			expect([posts(), adobe.left]).toEqual([1, 0]);
		}
	});

	it('is pending when it was made and nobody sees which it is', async () => {
		world(() => [], answer(201, { etag: '"e"' }), made);
		const pending = await rejection<Pending>(create());
		expect(pending.message).toBe("The answer does not name the ID of connection 'Exports'");
		expect(posts()).toBe(1);
	});
});

describe('two executions at once', () => {
	const at = (id: string, createdAt: number, more: object = {}) => ({
		...exports1,
		id,
		createdAt,
		...more,
	});

	it('go on with the older one, and the younger one is told of', async () => {
		adobe.answers(list(), made, list(at('c9', 7), at('c8', 5)));
		await expect(create()).resolves.toEqual({
			id: 'c8',
			report: {
				created: false,
				twinIds: ['c9'],
				twinHint:
					"connection 'Exports' was made 2 times at once, by executions that ran at the same time. The oldest one is used (ID c8). The others are not, and were not deleted: c9",
			},
		});
		adobe.answers(list(), made, list(at('c9', 5), at('c8', 7)));
		await expect(create()).resolves.toMatchObject({
			id: 'c9',
			report: { created: true, twinIds: ['c8'] },
		});
		expect(adobe.calls.join()).not.toContain('DELETE');
		expect(adobe.lines).toHaveLength(2);
	});

	it('agree when both were made in the same moment, and when one does not see its own yet', async () => {
		adobe.answers(list(), made, list(at('c9', 5), at('c8', 5)));
		await expect(create()).resolves.toMatchObject({ id: 'c8' });
		adobe.answers(list(), made, list(at('c8', 7)), answer(200, { items: [at('c9', 5)] }));
		await expect(create()).resolves.toMatchObject({ id: 'c9', report: { twinIds: ['c8'] } });
		expect(adobe.calls.at(-1)).toBe('GET connections/c9');
	});

	it('do not take one with other settings, nor what was there before', async () => {
		adobe.answers(list(), made, list(at('c8', 5, { note: 'b' }), at('c9', 7)));
		await expect(create()).resolves.toEqual({ id: 'c9', report: { created: true } });
	});

	it('are not looked for under Create Another, nor at the price of what was made', async () => {
		adobe.answers(list(exports1), made);
		await expect(create({ ifExists: 'createAnother' })).resolves.toMatchObject({ id: 'c9' });
		adobe.answers(list(), made, answer(403));
		await expect(create()).resolves.toEqual({ id: 'c9', report: { created: true } });
		adobe.answers(list(), made, list(at('c8', 7)), answer(404));
		await expect(create()).resolves.toEqual({ id: 'c9', report: { created: true } });
		expect(adobe.left).toBe(0);
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
