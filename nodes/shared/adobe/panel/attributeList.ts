import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { openAdobe } from '../client/openAdobe';
import { profileFields, readIdentityNamespaces, readProfileSchema } from '../profileSchema';

/** More are offered once the search is narrowed. */
const MOST_RESULTS = 200;

/** The attributes of the profile schema and the identity namespaces. */
export async function searchAttributes(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const client = await openAdobe(this);
	const fields = profileFields(await readProfileSchema(client)).map(({ path, title }) => ({
		name: path,
		value: path,
		description: title,
	}));
	const identities = (await readIdentityNamespaces(client)).map(({ code, name }) => ({
		name: `Identity: ${name ?? code}`,
		value: `identityMap.${code.replaceAll('.', '//.')}`,
		description: `Identity namespace ${code}`,
	}));
	const wanted = filter.trim().toLowerCase();
	const results = [...fields, ...identities].filter(({ name, description }) =>
		`${name} ${description}`.toLowerCase().includes(wanted),
	);
	return { results: results.slice(0, MOST_RESULTS) };
}
