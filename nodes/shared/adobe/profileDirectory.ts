import type { AdobeClient } from './client/adobeClient';
import {
	readIdentityNamespaces,
	readProfileSchema,
	type IdentityNamespace,
	type ProfileSchema,
} from './profileSchema';

/** The profile schema and the identity namespaces, each read once, and only if asked for. */
export class ProfileDirectory {
	private readSchema?: Promise<ProfileSchema>;
	private readNamespaces?: Promise<IdentityNamespace[]>;

	constructor(private readonly client: AdobeClient) {}

	async schema(): Promise<ProfileSchema> {
		this.readSchema ??= readProfileSchema(this.client);
		return await this.readSchema;
	}

	async namespaces(): Promise<IdentityNamespace[]> {
		this.readNamespaces ??= readIdentityNamespaces(this.client);
		return await this.readNamespaces;
	}
}
