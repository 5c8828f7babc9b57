import { identitySource } from '../identities';
import {
	membershipFields,
	profileFields,
	readIdentityNamespaces,
	readProfileSchema,
} from '../profileSchema';
import { adobeSearch } from './search';

const PAGE_SIZE = 200;

/** The attributes of the profile schema, of the membership, and the identity namespaces. */
export const searchAttributes = adobeSearch(async (client, { filter, paginationToken }) => {
	const fields = profileFields(await readProfileSchema(client)).map(({ path, title }) => ({
		name: path,
		value: path,
		description: title,
	}));
	const memberships = membershipFields.map(({ path, description }) => ({
		name: path,
		value: path,
		description,
	}));
	const identities = (await readIdentityNamespaces(client)).map(({ code, name }) => ({
		name: `Identity: ${name ?? code}`,
		value: identitySource(code),
		description: `Identity namespace ${code}`,
	}));
	const wanted = filter.trim().toLowerCase();
	const results = [...fields, ...memberships, ...identities].filter(({ name, description }) =>
		`${name} ${description}`.toLowerCase().includes(wanted),
	);
	const start = Number(paginationToken ?? 0);
	const end = start + PAGE_SIZE;
	return {
		results: results.slice(start, end),
		paginationToken: end < results.length ? String(end) : undefined,
	};
});
