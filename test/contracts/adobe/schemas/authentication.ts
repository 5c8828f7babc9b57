import type { Schema } from '../contract.ts';
import { closed, nonEmptyText, open } from './shapes.ts';
import { CLOUD_S3, CLOUD_SFTP, LEGACY_S3, LEGACY_SFTP } from './specIds.ts';

const port: Schema = { type: 'integer', minimum: 1, maximum: 65535 };

const s3Keys = closed(
	{
		s3AccessKey: { type: 'string', pattern: '^[A-Z2-7]{20}$' },
		s3SecretKey: { type: 'string', pattern: '^[A-Za-z0-9/+]{40}$' },
	},
	['s3AccessKey', 's3SecretKey'],
);

const cloudSftp = { domain: nonEmptyText, username: nonEmptyText, port };
const legacySftp = {
	domain: nonEmptyText,
	host: nonEmptyText,
	username: nonEmptyText,
	userName: nonEmptyText,
	port,
};

/** Spelled as the live spec has it, so either name of the server and of the user will do. */
function legacySftpParams(secret: 'password' | 'sshKey'): Schema {
	return {
		...closed({ ...legacySftp, [secret]: nonEmptyText }, [secret]),
		allOf: [
			{
				description: 'must have host or domain',
				anyOf: [{ required: ['host'] }, { required: ['domain'] }],
			},
			{
				description: 'must have username or userName',
				anyOf: [{ required: ['username'] }, { required: ['userName'] }],
			},
		],
	};
}

/** Parameters by `auth.specName`, for the connection specs whose bodies are typed. */
const typed: Record<string, Record<string, Schema>> = {
	[LEGACY_S3]: { 'Access Key': s3Keys },
	[CLOUD_S3]: {
		'Access Key': s3Keys,
		'Assumed Role': closed({ s3Role: nonEmptyText }, ['s3Role']),
	},
	[LEGACY_SFTP]: {
		'Basic Authentication for sftp': legacySftpParams('password'),
		'SFTP with SSH Key': legacySftpParams('sshKey'),
		'SSH PublicKey Authentication for sftp': legacySftpParams('sshKey'),
	},
	[CLOUD_SFTP]: {
		'SFTP with Password': closed({ ...cloudSftp, password: nonEmptyText }, [
			'domain',
			'username',
			'password',
		]),
		'SFTP with SSH Key': closed({ ...cloudSftp, sshKey: nonEmptyText }, [
			'domain',
			'username',
			'sshKey',
		]),
	},
};

/** `/auth/params` of a PATCH: the whole set, which replaces the stored one. */
export const anyAuthParams: Schema = {
	type: 'object',
	minProperties: 1,
	additionalProperties: { type: ['string', 'integer'] },
};

export function isTyped(connectionSpecId: string): boolean {
	return connectionSpecId in typed;
}

/** `auth` of a create; for destinations without typed bodies only its two fields. */
export function authFor(connectionSpecId: string, specName: unknown): Schema {
	const offered = typed[connectionSpecId];
	if (offered === undefined) {
		return closed({ specName: nonEmptyText, params: open({}) }, ['specName', 'params']);
	}
	const params = typeof specName === 'string' ? offered[specName] : undefined;
	return closed({ specName: { enum: Object.keys(offered) }, params: params ?? open({}) }, [
		'specName',
		'params',
	]);
}
