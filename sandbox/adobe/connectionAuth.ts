import type { ConnectionSpec, NamedSpec } from './catalogue/spec.ts';
import { isFields } from './json.ts';
import type { Fields } from './json.ts';
import { schemaFaults } from './jsonSchema.ts';
import { adobeProblem, Refused } from './problems.ts';

export interface Auth extends Fields {
	specName: string;
	params: Fields;
}

function assertParams({ name, spec }: NamedSpec, params: unknown): Fields {
	// The documents spell the legacy SFTP user in both ways.
	const known = isFields(params) ? params : {};
	const spelled = 'username' in known ? { userName: known['username'], ...known } : known;
	const faults = schemaFaults(spec, spelled);
	if (faults.length === 0) return known;
	const message = `The parameters of ${name} are not valid: ${faults.join('; ')}`;
	throw new Refused(adobeProblem.flow(1415, 400, message));
}

export function authOf(spec: ConnectionSpec, auth: unknown, date: string): Auth | undefined {
	if (spec.authSpec.length === 0) {
		if (auth === undefined) return undefined;
		throw new Refused(adobeProblem.flow(1415, 400, `${spec.name} takes no authentication`));
	}
	const given = isFields(auth) ? auth : {};
	const found = spec.authSpec.find(({ name }) => name === given['specName']);
	if (!found) {
		const message = `Auth spec ${String(given['specName'])} is not valid for connection spec ${spec.id}`;
		throw new Refused(adobeProblem.flow(1415, 400, message));
	}
	const params = assertParams(found, given['params']);
	return { specName: found.name, params: { authorizedDate: date, ...params } };
}

/** Stored as `encryption`, without the key. */
export function encryptionOf(spec: ConnectionSpec, given: unknown): Fields {
	if (given === undefined) return {};
	const wanted = isFields(given) ? given : {};
	const found = spec.encryptionSpecs?.find(({ name }) => name === wanted['specName']);
	if (!found) {
		const message = `Encryption spec ${String(wanted['specName'])} is not offered by ${spec.name}`;
		throw new Refused(adobeProblem.plain(message));
	}
	const params = assertParams(found, wanted['params']);
	const encryptionAlgo = params['encryptionAlgo'] === 'PGPGPG' ? 'PGP/GPG' : 'NONE';
	return { encryption: { specName: found.name, params: { encryptionAlgo } } };
}

const masked = new Set(['s3SecretKey', 'secretKey', 'servicePrincipalKey', 'sasKey']);

/** As a GET echoes them: some masked, others in the clear. */
export function echoed(params: Fields): Fields {
	const entries = Object.entries(params).map(([name, value]) => [
		name,
		masked.has(name) ? '****' : value,
	]);
	return Object.fromEntries(entries) as Fields;
}
