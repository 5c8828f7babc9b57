import { listMatching, nameContains } from '../../../../../nodes/shared/adobe/client/listMatching';
import { listAll, listPage } from '../../../../../nodes/shared/adobe/client/pages';
import type { ApiProblem } from '../../../../../nodes/shared/http/apiProblem';
import { answer, rejection, ScriptedAdobe } from './scriptedAdobe';

/** As Adobe writes it: base64 with its padding in the clear. */
const token = '++++eyJmcm9tIjoyfQ==';
const href = `/flows?limit=2&continuationToken=${encodeURIComponent(token).replaceAll('%3D', '=')}`;

const page = (ids: string[], next?: string) =>
	answer(200, {
		items: ids.map((id) => ({ id, name: `Name ${id}` })),
		_links: next === undefined ? {} : { next: { href: next } },
	});

const idsOf = (found: Array<{ id: string }>) => found.map(({ id }) => id).join('');
const queries = (adobe: ScriptedAdobe) => adobe.requests.map(({ query }) => query);

let adobe: ScriptedAdobe;
beforeEach(() => {
	adobe = new ScriptedAdobe();
});

describe('all of a collection', () => {
	it('is read page by page, its token with all its signs', async () => {
		adobe.answers(page(['a', 'b'], href), page(['c']));
		const query = { property: ['state==enabled', 'x==y'] };
		const found = await listAll<{ id: string }>(adobe.client, 'flows', query);
		expect(idsOf(found)).toBe('abc');
		expect(queries(adobe)).toEqual([
			{ ...query, limit: 100, continuationToken: undefined },
			{ ...query, limit: 100, continuationToken: token },
		]);
	});

	it('ends with the last page', async () => {
		for (const last of [
			answer(200, { items: [{ id: 'a' }] }),
			answer(200, { items: [{ id: 'a' }], _links: { next: {} } }),
		]) {
			adobe.answers(last);
			expect(idsOf(await listAll(adobe.client, 'flows'))).toBe('a');
		}
		expect(adobe.left).toBe(0);
	});

	it('of nothing is empty', async () => {
		adobe.answers(answer(200, { items: [] }));
		await expect(listAll(adobe.client, 'flows')).resolves.toEqual([]);
	});

	it.each([
		['no list', answer(200, { _links: {} })],
		['a list of something else', answer(200, { items: [null] })],
		['one object in its place', answer(200, { items: { id: 'a' } })],
		['nothing', answer(200)],
		['a web page', answer(200, '<html>Sign in</html>')],
		['half of it', answer(200, '{"items":[{"id":"b"}')],
		['a link that names no page', page(['b'], '/flows?limit=2')],
		['a link that is none', page(['b'], 'http://[')],
	])('does not end with a page that is none: %s', async (_, reply) => {
		adobe.answers(page(['a'], href), reply);
		const problem = await rejection<ApiProblem>(listAll(adobe.client, 'flows'));
		expect(problem.message).toMatch(/^Could not list the dataflows: the (answer|link) .*HTTP 200/);
		expect(problem.unreadable).toBe(true);
		adobe.answers(page(['a'], href), reply);
		await rejection(listMatching(adobe.client, 'flows', {}, 9, () => true));
		expect(adobe.left).toBe(0);
	});

	it('has an end, even when every page is empty and leads on', async () => {
		let count = 0;
		const empty = () => page([], `/flows?continuationToken=${count++}`);
		adobe.answers(...Array.from({ length: 60 }, () => empty));
		expect((await rejection(listAll(adobe.client, 'flows'))).message).toContain('have no end');
	});

	it('goes on after an empty page that has a next one', async () => {
		adobe.answers(page([], href), page(['a']));
		expect(idsOf(await listAll(adobe.client, 'flows'))).toBe('a');
	});

	it('does not end when a token comes again: it would turn in circles', async () => {
		const other = '/flows?continuationToken=other';
		for (const replies of [
			[page(['a'], href), page(['b'], href)],
			[page(['a'], href), page(['b'], other), page(['c'], href)],
		]) {
			adobe.answers(...replies);
			const problem = await rejection(listAll(adobe.client, 'flows'));
			expect(problem.message).toContain('the link to the next page leads back');
		}
		expect(adobe.left).toBe(0);
	});

	it('asks for no more than the limit', async () => {
		adobe.answers(page(['a', 'b'], href), page(['c', 'd'], href));
		expect(idsOf(await listAll(adobe.client, 'flows', {}, 3))).toBe('abc');
		expect(queries(adobe).map(({ limit }) => limit)).toEqual([3, 1]);
	});

	it('reads no further page once the limit is reached', async () => {
		adobe.answers(page(['a', 'b'], href));
		expect(idsOf(await listAll(adobe.client, 'flows', {}, 2))).toBe('ab');
	});

	it('takes a page of 100 at most', async () => {
		adobe.answers(page(['a']));
		await listAll(adobe.client, 'flows', {}, 250);
		expect(queries(adobe)[0]).toMatchObject({ limit: 100 });
	});

	it.each(['connectionSpecs', 'flowSpecs'] as const)('%s have no paging', async (collection) => {
		adobe.answers(page(['a', 'b', 'c']));
		expect(idsOf(await listAll(adobe.client, collection, { property: 'a==b' }, 2))).toBe('ab');
		expect(queries(adobe)).toEqual([{ property: 'a==b' }]);
	});
});

it('a page tells the token of the next one', async () => {
	adobe.answers(page(['a'], href), page(['b']));
	await expect(listPage(adobe.client, 'flows')).resolves.toMatchObject({
		continuationToken: token,
	});
	const second = await listPage(adobe.client, 'flows', {}, 7, token);
	expect(second).toEqual({ items: [{ id: 'b', name: 'Name b' }] });
	expect(queries(adobe)[1]).toEqual({ limit: 7, continuationToken: token });
});

describe('those that fit', () => {
	const fits = ({ id }: { id: string }) => id > 'b';

	it('are looked for until there are enough of them', async () => {
		adobe.answers(page(['a', 'c'], href), page(['d', 'e'], '/flows?continuationToken=z'));
		const found = await listMatching(adobe.client, 'flows', {}, 2, fits);
		expect(idsOf(found as Array<{ id: string }>)).toBe('cd');
		expect(queries(adobe).map(({ limit }) => limit)).toEqual([100, 100]);
	});

	it('are looked for to the end', async () => {
		adobe.answers(page(['a'], href), page(['b']));
		await expect(listMatching(adobe.client, 'flows', {}, 2, fits)).resolves.toEqual([]);
	});

	it('are all when nothing is asked for', async () => {
		adobe.answers(page(['a', 'b'], href));
		await expect(listMatching(adobe.client, 'flows', {}, 2)).resolves.toHaveLength(2);
	});
});

it('a name holds a text in capitals or not', () => {
	expect(nameContains('Weekly NEWSLETTER', ' newsletter ')).toBe(true);
	expect(nameContains('Weekly', 'daily')).toBe(false);
	expect(nameContains(undefined, 'a')).toBe(false);
	expect(nameContains(undefined, '')).toBe(true);
});
