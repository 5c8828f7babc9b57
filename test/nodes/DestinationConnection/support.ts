import { generateKeyPairSync } from 'node:crypto';

import type {
	IDataObject,
	INodeListSearchResult,
	INodeParameterResourceLocator,
	INodeParameters,
} from 'n8n-workflow';

import { DestinationConnection } from '../../../nodes/DestinationConnection/DestinationConnection.node';
import type { StorageKind } from '../../../nodes/shared/adobe/credential/storageCredential';
import { checkRequest, isDescribed } from '../../contracts/adobe/check';
import { AdobeSandbox, type AdobeResult, type AdobeRun } from '../../support/adobe';

export const node = new DestinationConnection();

const keys = generateKeyPairSync('rsa', {
	modulusLength: 2048,
	privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	publicKeyEncoding: { type: 'spki', format: 'pem' },
});
export const publicKey = keys.publicKey;
export const sshKeyBase64 = Buffer.from(keys.privateKey, 'utf8').toString('base64');

const server = { domain: 'sftp.example.com', port: 22, username: 'adobe' };

/** A sound credential of each kind. */
export const storages = {
	s3AccessKey: {
		accessId: 'AKIAQ2SANDBOXKEY2345',
		secretKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
	},
	s3AssumedRole: { s3Role: 'arn:aws:iam::123456789012:role/adobe-export' },
	azureConnectionString: {
		connectionString:
			'DefaultEndpointsProtocol=https;AccountName=exports;AccountKey=QWNjb3VudEtleQ==;EndpointSuffix=core.windows.net',
	},
	azureServicePrincipal: {
		url: 'https://exports.dfs.core.windows.net',
		tenant: 'example.com',
		servicePrincipalId: 'f4a1c0de-1111-4222-8333-444455556666',
		servicePrincipalKey: 'principal-key-of-tests',
	},
	googleCloudStorage: {
		accessKeyId: 'GOOG1EXAMPLEACCESSKEYID',
		secretAccessKey: 'google-secret-of-tests',
	},
	sftpPassword: { ...server, password: 'password-of-tests' },
	sftpSshKey: { ...server, sshKey: keys.privateKey },
	custom: {
		specName: 'Cumulus API Token',
		customParameters: '{ "endpoint": "https://cumulus.example.com", "apiToken": "token-of-tests" }',
	},
} satisfies Record<StorageKind, IDataObject>;

export function storageOf(kind: StorageKind, other: IDataObject = {}): IDataObject {
	return { storage: kind, ...storages[kind], ...other };
}

export function byName(value: string): INodeParameterResourceLocator {
	return { __rl: true, mode: 'name', value };
}

export function byId(value: string): INodeParameterResourceLocator {
	return { __rl: true, mode: 'id', value };
}

type Run = Omit<AdobeRun, 'parameters'>;

/** The node against the sandbox; every request must fit Adobe's documents. */
export class Destinations extends AdobeSandbox {
	constructor() {
		super();
		afterEach(() => {
			// One that was cut off before it was read has no body.
			const read = this.requests.filter(({ status }) => status !== null);
			const described = read.filter(isDescribed);
			expect(described.flatMap((request) => checkRequest(request))).toEqual([]);
		});
	}

	async operate(
		resource: string,
		operation: string,
		parameters: INodeParameters = {},
		run: Run = {},
	): Promise<AdobeResult> {
		return await this.run(node, { ...run, parameters: { resource, operation, ...parameters } });
	}

	/** Creates a connection, to Amazon S3 unless told otherwise. */
	async connect(parameters: INodeParameters = {}, run: Run = {}): Promise<AdobeResult> {
		return await this.operate(
			'connection',
			'create',
			{ destination: byName('Amazon S3 (current)'), name: 'Exports', ...parameters },
			{ storage: storageOf('s3AccessKey'), ...run },
		);
	}

	/** A connection that is there; gives its id. */
	async connected(parameters: INodeParameters = {}, run: Run = {}): Promise<string> {
		const { jsons, error } = await this.connect(parameters, run);
		expect(error).toBeUndefined();
		return jsons[0].id as string;
	}

	/** Fills a list as the editor does, which knows the defaults. */
	async list(method: string, filter?: string): Promise<INodeListSearchResult> {
		const parameters = { platform: 'adobeExperiencePlatform' };
		return await this.search(node, method, { filter, parameters });
	}

	/** A connection as it is stored, credentials in the clear. */
	stored(id: string) {
		return this.sandbox.adobe.connections().find((connection) => connection.id === id);
	}

	requestsOf(method: string, pathPart: string) {
		return this.requests.filter(
			(request) => request.method === method && request.path.endsWith(pathPart),
		);
	}
}

/** Message and description, as n8n shows them. */
export function said({ error }: AdobeResult): string {
	return `${error?.message ?? ''} | ${error?.description ?? ''}`;
}
