import { ActivateAudience } from '../../../../../nodes/ActivateAudience/ActivateAudience.node';
import { Dataflow } from '../../../../../nodes/Dataflow/Dataflow.node';
import { DestinationConnection } from '../../../../../nodes/DestinationConnection/DestinationConnection.node';
import { TargetConnection } from '../../../../../nodes/TargetConnection/TargetConnection.node';
import { adobeProblem } from '../../../../../sandbox/server.ts';
import { AdobeSandbox } from '../../../../support/adobe';
import { fiveSteps, walk, ways } from '../../../../support/fiveSteps';

const adobe = new AdobeSandbox();
beforeEach(() => {
	adobe.sandbox.adobe.settings.updateMs = 5;
});
const path = '/data/foundation/flowservice';

/** The editor knows the defaults of the panel. */
const search: AdobeSandbox['search'] = async (node, method, { parameters, ...more } = {}) =>
	await adobe.search(node, method, {
		...more,
		parameters: { platform: 'adobeExperiencePlatform', ...parameters },
	});

const named = (names: string[]) => names.map((name, at) => ({ id: `id-${at}`, name }));

/** The next list is this one, page by page. */
function pages(collection: string, ...lists: string[][]): void {
	for (const [at, names] of lists.entries()) {
		const href = `/${collection}?continuationToken=t${at + 1}`;
		const _links = at === lists.length - 1 ? {} : { next: { href } };
		adobe.sandbox.faults.add({
			path: `${path}/${collection}`,
			status: 200,
			body: { items: named(names), _links },
		});
	}
}

const names = (result: { results: Array<{ name: string }> }) =>
	result.results.map(({ name }) => name);

describe('a list of the editor', () => {
	it.each([
		['searchConnections', new DestinationConnection(), 'Account'],
		['searchSourceConnections', new DestinationConnection(), 'Profiles'],
		['searchConnections', new TargetConnection(), 'Account'],
		['searchTargetConnections', new TargetConnection(), 'Files'],
		['searchTargetConnections', new Dataflow(), 'Files'],
		['searchSourceConnections', new Dataflow(), 'Profiles'],
		['searchDataflows', new Dataflow(), 'Newsletter'],
		['searchDataflows', new ActivateAudience(), 'Newsletter'],
	])('%s offers what is there, and searches it', async (method, node, name) => {
		await walk(fiveSteps(adobe, ways['Adobe Campaign, S3']).slice(0, 5));
		const { results } = await search(node, method);
		expect(results.map((result) => result.name)).toEqual([name]);
		expect(results[0].value).toMatch(/^[\w-]{36}$/);
		const part = name.slice(1, 5).toUpperCase();
		expect(names(await search(node, method, { filter: ` ${part} ` }))).toEqual([name]);
		expect(names(await search(node, method, { filter: 'nothing' }))).toEqual([]);
	});

	it('asks for dataflows to destinations, and source connections to the Profile Store only', async () => {
		await search(new Dataflow(), 'searchDataflows');
		await search(new Dataflow(), 'searchSourceConnections');
		const queries = adobe.requests.map(({ url }) => new URL(url, 'http://x').searchParams);
		expect(queries.map((query) => query.getAll('property'))).toEqual([
			['inheritedAttributes.properties.isDestinationFlow==true'],
			['connectionSpec.id==8a9c3494-9708-43d7-ae3f-cda01e5030e1'],
		]);
	});

	it('of target connections is that of the chosen connection', async () => {
		const ofConnection = async (connection: string) => {
			const parameters = { connection: { __rl: true, mode: 'id', value: connection } };
			await search(new TargetConnection(), 'searchTargetConnections', {
				parameters: parameters as never,
			});
			const { url } = adobe.lastRequest('GET', 'targetConnections')!;
			return new URL(url, 'http://x').searchParams.getAll('property');
		};
		expect(await ofConnection('c-1')).toEqual(['baseConnectionId==c-1']);
		expect(await ofConnection('')).toEqual([]);
		expect(await ofConnection('={{ $json.id }}')).toEqual([]);
	});

	it('shows one page, and the next one when asked for', async () => {
		pages('flows', ['a', 'b'], ['c', '']);
		const first = await search(new Dataflow(), 'searchDataflows');
		expect(names(first)).toEqual(['a', 'b']);
		const { paginationToken } = first as { paginationToken: string };
		const second = await search(new Dataflow(), 'searchDataflows', { paginationToken });
		expect(names(second)).toEqual(['c', 'id-1']);
		expect(second.paginationToken).toBeUndefined();
		expect(adobe.lastRequest('GET', 'flows')!.url).toContain('continuationToken=t1');
	});

	it('searches on until a page has something, ten pages at most', async () => {
		const twelve = Array.from({ length: 12 }, (_, at) => [at === 11 ? 'wanted' : 'other']);
		pages('flows', ...twelve);
		const first = await search(new Dataflow(), 'searchDataflows', { filter: 'want' });
		expect(first).toEqual({ results: [], paginationToken: 't10' });
		expect(adobe.requests).toHaveLength(10);
		const next = { filter: 'want', paginationToken: 't10' };
		const second = await search(new Dataflow(), 'searchDataflows', next);
		expect(names(second)).toEqual(['wanted']);
	});

	it('that Adobe refuses says why', async () => {
		adobe.sandbox.faults.add({ path: `${path}/flows`, ...adobeProblem.flow(2120, 403, 'No') });
		await expect(search(new Dataflow(), 'searchDataflows')).rejects.toThrow(
			'Could not list the dataflows: the credential does not have the right to',
		);
	});
});

describe('the list of destinations', () => {
	const node = new DestinationConnection();

	it('has those that take files, in their order, each label once', async () => {
		const labels = names(await search(node, 'searchDestinations'));
		expect(labels).toEqual(labels.toSorted((one, other) => one.localeCompare(other)));
		expect(new Set(labels).size).toBe(labels.length);
		expect(labels).toEqual(
			expect.arrayContaining([
				'Amazon S3 (current)',
				'Amazon S3 (legacy)',
				'Adobe Campaign',
				'Data Landing Zone',
			]),
		);
		expect(labels.join()).not.toMatch(/Kinesis|Event Hub|Profile Store/i);
		expect(names(await search(node, 'searchDestinations', { filter: 'CAMPAIGN' }))).toEqual([
			'Adobe Campaign',
		]);
	});
});

describe('the list of audiences', () => {
	const node = new ActivateAudience();
	const audiences = '/data/core/ups/audiences';

	it('has published ones only, and searches on over pages without any', async () => {
		const draft = { id: 'd', name: 'Draft', lifecycleState: 'draft' };
		const good = { id: 'g', name: 'Good', lifecycleState: 'published' };
		const next = (start: number) => ({ next: { href: `@/audiences?start=${start}` } });
		const add = (children: object[], start: number) =>
			adobe.sandbox.faults.add({
				path: audiences,
				status: 200,
				body: { children, _links: next(start) },
			});
		add([draft], 100);
		add([draft, good, { id: 'n' }], 200);
		const result = await search(node, 'searchAudiences', { filter: ' o ' });
		expect(result).toEqual({
			results: [
				{ name: 'Good', value: 'g' },
				{ name: 'n', value: 'n' },
			],
			paginationToken: '200',
		});
		expect(adobe.requests.map(({ url }) => url)).toEqual([
			`${audiences}?limit=100&name=o`,
			`${audiences}?limit=100&start=100&name=o`,
		]);
	});

	it('goes on where it was', async () => {
		const result = await search(node, 'searchAudiences', { paginationToken: '100000' });
		expect(result).toEqual({ results: [], paginationToken: undefined });
		expect(adobe.requests[0].url).toContain('start=100000');
	});
});

it('the list of attributes has fields by path or title, and identities', async () => {
	const node = new ActivateAudience();
	const { results } = await search(node, 'searchAttributes', { filter: 'FIRST' });
	expect(results.map(({ value }) => value)).toContain('person.name.firstName');
	expect(results.length).toBeLessThan(20);
	const identities = await search(node, 'searchAttributes', { filter: 'identity: ' });
	expect(identities.results.map(({ value }) => value)).toContain('identityMap.Phone_E//.164');
	const all = await search(node, 'searchAttributes');
	expect(all.results.length).toBeLessThanOrEqual(200);
});
