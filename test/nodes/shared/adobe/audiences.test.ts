import {
	AudienceDirectory,
	audiencePage,
	listAudiences,
} from '../../../../nodes/shared/adobe/audiences';
import type { InputError } from '../../../../nodes/shared/inputError';
import { answer, rejection, ScriptedAdobe } from './client/scriptedAdobe';

const gold = { id: 'a-1', name: 'Gold Members' };
const external = { id: 'a-2', audienceId: 'crm-7', name: 'From CRM', type: 'ExternalSegment' };

const page = (children: object[], next?: string) =>
	answer(200, { children, _links: next === undefined ? {} : { next: { href: next } } });
const many = (count: number) =>
	Array.from({ length: count }, (_, at) => ({ id: `m-${at}`, name: `Many ${at}` }));

let adobe: ScriptedAdobe;
beforeEach(() => {
	adobe = new ScriptedAdobe();
});
const queries = () => adobe.requests.map(({ query }) => query);
const byId = (value: string) => ({ mode: 'id', value });
const byName = (value: string) => ({ mode: 'name', value });

describe('a page of audiences', () => {
	it('tells where the next one starts, from a link without an address', async () => {
		adobe.answers(page([gold], '@/audiences?start=100&limit=100'));
		await expect(audiencePage(adobe.client, {})).resolves.toEqual({
			audiences: [gold],
			next: 100,
		});
		expect(adobe.requests[0]).toMatchObject({
			path: '/data/core/ups/audiences',
			query: { limit: 100 },
		});
	});

	it('is asked for by offset, size and a part of the name', async () => {
		adobe.answers(page([]));
		await audiencePage(adobe.client, { name: 'Gold', start: 40, limit: 20 });
		expect(queries()).toEqual([{ limit: 20, start: 40, name: 'Gold' }]);
	});

	it.each([
		['no link', undefined, [gold]],
		['a link behind an empty page', '@/audiences?start=100', []],
	])('is the last one with %s', async (_, href, children) => {
		adobe.answers(page(children, href));
		await expect(audiencePage(adobe.client, {})).resolves.toEqual({ audiences: children });
	});

	it.each([
		['a link without start', page([gold], '@/audiences?limit=100')],
		['a link that leads back', page([gold], '@/audiences?start=100')],
		['a start that is no number', page([gold], '@/audiences?start=x')],
		['no list', answer(200, {})],
		['a list of something else', answer(200, { children: ['gold'] })],
		['nothing', answer(200)],
	])('is none, and not the end, with %s', async (_, reply) => {
		adobe.answers(reply);
		const problem = await rejection(audiencePage(adobe.client, { start: 100 }));
		expect(problem.message).toMatch(/^Could not list the audiences: (the link|the answer)/);
	});
});

it('a list reads pages until there are enough', async () => {
	adobe.answers(page(many(2), '@/audiences?start=2'), page(many(2), '@/audiences?start=4'));
	await expect(listAudiences(adobe.client, 'M', 3)).resolves.toHaveLength(3);
	expect(queries()).toEqual([
		{ limit: 100, name: 'M' },
		{ limit: 100, start: 2, name: 'M' },
	]);
});

describe('an audience is found', () => {
	const find = (chosen: { mode: string; value: string }, directory = directoryOf()) =>
		directory.find(chosen);
	const directoryOf = () => new AudienceDirectory(adobe.client);

	it("by Adobe's id, and only once", async () => {
		adobe.answers(answer(200, gold));
		const directory = directoryOf();
		await expect(find(byId('a-1'), directory)).resolves.toEqual(gold);
		await expect(find({ mode: 'list', value: 'a-1' }, directory)).resolves.toEqual(gold);
		expect(adobe.calls).toEqual(['GET /data/core/ups/audiences/a-1']);
	});

	it.each([404, 400])('by its own id when Adobe knows none by it (%i)', async (status) => {
		adobe.answers(answer(status, { message: 'No' }), page([external]));
		const directory = directoryOf();
		await expect(find(byId('crm-7'), directory)).resolves.toEqual(external);
		await expect(find(byId('a-2'), directory)).resolves.toEqual(external);
		await expect(find(byId('crm-7'), directory)).resolves.toEqual(external);
		expect(queries()).toEqual([{}, { property: 'audienceId==crm-7' }]);
	});

	it('by its name, in whatever case, but as a whole', async () => {
		adobe.answers(page([{ id: 'a-0', name: 'Gold Members Old' }, gold]));
		await expect(find(byName('gold members '))).resolves.toEqual(gold);
	});

	it.each([
		['id', byId('x-1'), "Adobe knows no audience 'x-1' in sandbox 'prod'"],
		['name', byName('Silver'), "Adobe knows no audience with the name 'Silver' in sandbox 'prod'"],
	])('or it is told that there is none of this %s', async (_, chosen, message) => {
		adobe.answers(chosen.mode === 'id' ? answer(404) : page([gold]), page([]));
		const refusal = await rejection<InputError>(find(chosen));
		expect(refusal).toMatchObject({ field: 'Audience', message });
		expect(refusal.description).toContain("'Sandbox Name'");
	});

	it('or it is told that there are several, with their ids', async () => {
		adobe.answers(page([gold, { ...gold, id: 'a-9' }]));
		expect(await rejection(find(byName('Gold Members')))).toMatchObject({
			message: "2 audiences have the name 'Gold Members'",
			description: 'Use the ID of the right one: a-1, a-9',
		});
	});

	it.each(['.', '..', 'a/b', '%2e', 'a?b'])(
		'by its own id, when %s would lead elsewhere as an id of Adobe',
		async (id) => {
			adobe.answers(page([{ ...external, audienceId: id }]));
			await expect(find(byId(id))).resolves.toMatchObject({ id: 'a-2' });
			expect(adobe.calls).toEqual(['GET /data/core/ups/audiences']);
		},
	);

	it('by no id but its own: another than was asked for is none', async () => {
		adobe.answers(answer(200, { ...gold, id: 'a-9' }));
		expect((await rejection(find(byId('a-1')))).message).toBe(
			"Could not look up the audience 'a-1': the answer does not show audience 'a-1' (HTTP 200)",
		);
		adobe.answers(answer(404), page([{ ...external, audienceId: 'crm-8' }]));
		expect((await rejection(find(byId('crm-7')))).message).toContain('knows no audience');
	});

	it('is not missing because a proxy says 404', async () => {
		adobe.answers(answer(404, '<html>Not here</html>'));
		expect((await rejection(find(byId('a-1')))).message).toContain('is not JSON');
	});

	it('or a refusal is told as it is', async () => {
		adobe.answers(answer(403));
		expect(await rejection(find(byId('a-1')))).toMatchObject({
			status: 403,
			message: "Could not look up the audience 'a-1': the credential does not have the right to",
			description: expect.stringContaining("'View Segments'"),
		});
	});
});

describe('many audiences', () => {
	it('are read at once from 25 on', async () => {
		const directory = new AudienceDirectory(adobe.client);
		await directory.prepare(24);
		expect(adobe.calls).toEqual([]);
		adobe.answers(page([external, ...many(24)]));
		await directory.prepare(25);
		await directory.prepare(25);
		await expect(directory.find(byId('crm-7'))).resolves.toEqual(external);
		await expect(directory.find(byName('From CRM'))).resolves.toEqual(external);
		await expect(directory.find(byName('many 3'))).resolves.toMatchObject({ id: 'm-3' });
		expect((await rejection(directory.find(byId('x')))).message).toContain('knows no audience');
		expect(adobe.calls).toHaveLength(1);
	});
});
