import { SettingError } from '../../settingError';

/** Where to ask for a job, or a sentence why that cannot be said. */
export type ResolvedAddress = { url: string } | { reason: string };

export type JobAddress = (id: string, baseUrl: string) => ResolvedAddress;

const ID = '{id}';

/**
 * An endpoint in which `{id}` is the id of a job, URL-encoded. An id that is an address itself, as in
 * a Location header, is used as it is where the endpoint begins with `{id}`, and only on the origin of
 * the API, since the credential goes along; elsewhere its last segment is the id.
 *
 * @throws SettingError
 */
export function compileJobEndpoint(endpoint: string, field: string): JobAddress {
	const template = endpoint.trim();
	refuseUnusable(template, field);
	const [before, ...behind] = template.split(ID);
	const path = before.replace(/^\/+/, '');
	return (id, baseUrl) => {
		const base = baseUrl.trim().replace(/\/+$/, '');
		const isAddress = /^(?:https?:\/)?\//i.test(id);
		if (isAddress && before === '') return onOrigin(id, base, behind.join(ID));
		const text = isAddress ? lastSegment(id, base) : encoded(id);
		if (text === undefined) return { reason: `The job id ${shown(id)} cannot stand in an address` };
		return { url: `${base}/${[path, ...behind].join(text)}` };
	};
}

function refuseUnusable(template: string, field: string): void {
	const advice = `Enter the path that the documentation gives, e.g. /jobs/${ID}`;
	if (template === '') throw new SettingError(field, `'${field}' is empty`, advice);
	if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(template)) {
		throw new SettingError(
			field,
			`'${field}' must be a path, but it is a whole address`,
			`The host belongs into the credential's 'API Base URL'; enter only what follows it, e.g. /jobs/${ID}`,
		);
	}
	const other = /\{(?!id\})[^{}"]*\}/.exec(template)?.[0];
	if (other !== undefined) {
		throw new SettingError(
			field,
			`'${field}' has ${other}, but only ${ID} is filled in there`,
			advice,
		);
	}
	if (!template.includes(ID)) {
		throw new SettingError(field, `'${field}' has no ${ID}, so all jobs would be one`, advice);
	}
	if (/\s/.test(template)) {
		throw new SettingError(
			field,
			`'${field}' does not make a usable address`,
			'Write spaces URL-encoded, as %20',
		);
	}
}

function onOrigin(id: string, base: string, rest: string): ResolvedAddress {
	const { origin } = new URL(base);
	const url = URL.canParse(id + rest, base) ? new URL(id + rest, base) : undefined;
	if (url?.origin === origin) {
		url.username = url.password = '';
		url.hash = '';
		return { url: url.href };
	}
	const elsewhere = url === undefined ? 'no usable address' : `at another address, ${url.origin}`;
	return {
		reason: `The job is ${elsewhere}, where this node does not ask for it, since it sends the credential to the credential's 'API Base URL' only`,
	};
}

/** As it stands in the address, so encoded already. */
function lastSegment(id: string, base: string): string | undefined {
	if (!URL.canParse(id, base)) return undefined;
	return new URL(id, base).pathname.split('/').findLast((segment) => segment !== '');
}

/** `.` and `..` would change the path that the URL means; half a surrogate pair has no encoding. */
function encoded(id: string): string | undefined {
	return /^\.{0,2}$|\p{Surrogate}/u.test(id) ? undefined : encodeURIComponent(id);
}

/** For messages. */
export function shown(id: string): string {
	return JSON.stringify(id.length > 100 ? `${id.slice(0, 100)}…` : id);
}
