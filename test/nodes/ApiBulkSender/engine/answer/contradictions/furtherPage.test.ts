import { furtherPage } from '../../../../../../nodes/ApiBulkSender/engine/answer/contradictions/furtherPage';

it.each([
	[{ data: [], links: { self: 'https://a.io/1', next: 'https://a.io/2' } }, '$.links.next'],
	[{ _links: { next: { href: '/2' } } }, '$._links.next'],
	[{ next_page: 'https://a.io/2' }, '$.next_page'],
	[{ paging: { nextLink: '?after=7' } }, '$.paging.nextLink'],
	[{ meta: { has_more: true } }, '$.meta.has_more'],
	[{ hasNextPage: true }, '$.hasNextPage'],
])('finds where an answer goes on: %j', (body, path) => {
	expect(furtherPage(body)).toBe(path);
});

it.each([
	[{ data: [], links: { self: 'https://a.io/1', next: null } }],
	[{ links: { next: '' }, has_more: false }],
	[{ next: 'look into the application' }],
	[{ next: 7, hasMore: 'yes' }],
	[{ data: [{ next: 'https://a.io/2' }] }],
	[[{ next: 'https://a.io/2' }]],
	['next'],
	[null],
])('is not misled: %j', (body) => {
	expect(furtherPage(body)).toBeUndefined();
});
