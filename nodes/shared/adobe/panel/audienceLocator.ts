import type { INodeListSearchResult, INodeProperties } from 'n8n-workflow';

import { audiencePage } from '../audiences';
import { adobeSearch } from './search';

/** An audience of Experience Platform, picked from the list, by its name or by its id. */
export const audienceField: INodeProperties = {
	displayName: 'Audience',
	name: 'audience',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The audience of Experience Platform',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an audience…',
			typeOptions: { searchListMethod: 'searchAudiences', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Interested in Mountain Biking',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 9f7d37fd-7039-4454-94ef-2b0cd6c3206a',
		},
	],
};

/** Pages that are looked through before the list asks for more. */
const MOST_PAGES = 5;

/** Published audiences only: others export nothing. */
export const searchAudiences = adobeSearch(async (client, { filter, paginationToken }) => {
	const results: INodeListSearchResult['results'] = [];
	let start: number | undefined = Number(paginationToken ?? 0);
	for (let page = 0; page < MOST_PAGES && start !== undefined && results.length === 0; page++) {
		const { audiences, next } = await audiencePage(client, { name: filter.trim(), start });
		const offered = audiences.filter(
			({ lifecycleState = 'published' }) => lifecycleState === 'published',
		);
		results.push(...offered.map(({ id, name }) => ({ name: name ?? id, value: id })));
		start = next;
	}
	return { results, paginationToken: start === undefined ? undefined : String(start) };
});
