import { Activations, DRAFT, EXTERNAL, GOLD, node, SILVER } from '../support';

const adobe = new Activations();

const search = async (method: string, filter?: string, paginationToken?: string) =>
	await adobe.search(node, method, { filter, paginationToken });
const names = ({ results }: { results: Array<{ name: string }> }) =>
	results.map(({ name }) => name);

test('every list that a field asks for is there', () => {
	const asked = new Set(
		JSON.stringify(node.description.properties).match(/(?<="searchListMethod":")\w+/g),
	);
	expect([...asked].sort()).toEqual(Object.keys(node.methods.listSearch).sort());
});

describe('audiences', () => {
	test('are those that are published, external ones included, by the id of Adobe', async () => {
		const { results } = await search('searchAudiences');
		const published = adobe.sandbox.adobe
			.audiences()
			.filter(({ lifecycleState }) => lifecycleState === 'published');
		expect(results).toEqual(published.map(({ id, name }) => ({ name, value: id })));
		expect(names({ results })).toContain(EXTERNAL);
		expect(names({ results })).not.toContain(DRAFT);
	});

	test('are searched by a part of the name', async () => {
		expect(names(await search('searchAudiences', ' LOYALTY '))).toEqual([GOLD, SILVER]);
		expect(names(await search('searchAudiences', 'draft'))).toEqual([]);
	});

	test('come page by page', async () => {
		adobe.sandbox.adobe.addAudiences(Array.from({ length: 230 }, (_, at) => `Test ${at}`));
		const first = await search('searchAudiences', 'Test');
		expect(first.results).toHaveLength(100);
		const second = await search('searchAudiences', 'Test', String(first.paginationToken));
		const third = await search('searchAudiences', 'Test', String(second.paginationToken));
		expect(third.paginationToken).toBeUndefined();
		const all = [first, second, third].flatMap(names);
		expect(new Set(all).size).toBe(230);
	});
});

describe('attributes', () => {
	test('are single values of the profile and identity namespaces', async () => {
		const { results } = await search('searchAttributes');
		const values = results.map(({ value }) => value);
		expect(values).toEqual(
			expect.arrayContaining(['person.name.firstName', '_tenant.newsletter', 'identityMap.Email']),
		);
		for (const tooMuch of ['person', 'organizations', 'identityMap', 'segmentMembership']) {
			expect(values).not.toContain(tooMuch);
		}
		expect(results.find(({ value }) => value === 'identityMap.Phone_E//.164')).toMatchObject({
			name: 'Identity: Phone (E.164)',
		});
	});

	test('are also status and time of the membership, searched by what they are', async () => {
		const membership = 'segmentMembership.seg_namespace.seg_id';
		expect(names(await search('searchAttributes', 'membership'))).toEqual([
			`${membership}.status`,
			`${membership}.lastQualificationTime`,
		]);
		expect(names(await search('searchAttributes', 'has left'))).toEqual([`${membership}.status`]);
	});

	test('come page by page, so that a large schema is all there', async () => {
		const properties = Object.fromEntries(
			Array.from({ length: 430 }, (_, at) => [`field${at}`, { type: 'string' }]),
		);
		adobe.sandbox.faults.add({
			path: '/data/core/ups/config/entityTypes/_xdm.context.profile',
			status: 200,
			body: { properties },
			times: 'always',
		});
		const first = await search('searchAttributes', 'field');
		const second = await search('searchAttributes', 'field', String(first.paginationToken));
		const third = await search('searchAttributes', 'field', String(second.paginationToken));
		expect(third.paginationToken).toBeUndefined();
		expect(new Set([first, second, third].flatMap(names)).size).toBe(430);
	});

	test('are searched by path and title', async () => {
		expect(names(await search('searchAttributes', 'LASTNAME'))).toEqual(['person.name.lastName']);
		expect(names(await search('searchAttributes', 'courtesy'))).toEqual([
			'person.name.courtesyTitle',
		]);
		expect(names(await search('searchAttributes', 'crm'))).toEqual(['Identity: CRM ID']);
	});
});

test('dataflows are searched by name, over pages', async () => {
	const ids = await adobe.flow('Weekly');
	for (let at = 0; at < 3; at++) await adobe.flow(`Daily ${at}`, 'Campaign over S3', ids);
	expect(await search('searchDataflows', 'week')).toMatchObject({
		results: [{ name: 'Weekly', value: ids.dataflowId }],
	});
	expect(names(await search('searchDataflows')).sort()).toEqual([
		'Daily 0',
		'Daily 1',
		'Daily 2',
		'Weekly',
	]);
});
