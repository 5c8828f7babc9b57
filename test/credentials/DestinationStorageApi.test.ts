import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { DestinationStorageApi } from '../../credentials/DestinationStorageApi.credentials';
import {
	storageFields,
	type StorageCredential,
	type StorageKind,
} from '../../nodes/shared/adobe/credential/storageCredential';
import { checkStorage } from '../../nodes/shared/adobe/credential/storageShape';
import { storages } from '../nodes/shared/adobe/credential/storages';
import { CredentialTester } from './credentialTest';

const tester = new CredentialTester(new DestinationStorageApi());
const kinds = Object.keys(storageFields) as StorageKind[];

it.each(kinds)('shows only the fields of %s, and what its test can tell', (storage) => {
	const expected = ['storage', ...storageFields[storage], 'shapeNotice'];
	expect(tester.shown({ storage }).sort()).toEqual(expected.sort());
	expect(tester.type.properties.at(-1)).toMatchObject({ name: 'shapeNotice', type: 'notice' });
});

it('has the defaults that workflows depend on', () => {
	const defaults = Object.assign({}, ...kinds.map((storage) => tester.decrypted({ storage })));
	expect(defaults).toEqual({
		storage: expect.any(String),
		accessId: '',
		secretKey: '',
		s3Role: '',
		connectionString: '',
		url: '',
		tenant: '',
		servicePrincipalId: '',
		servicePrincipalKey: '',
		accessKeyId: '',
		secretAccessKey: '',
		domain: '',
		host: '',
		port: 22,
		username: '',
		password: '',
		sshKey: '',
		specName: '',
		customParameters: '{}',
		shapeNotice: '',
	});
	expect(tester.decrypted({}).storage).toBe('s3AccessKey');
});

it('hides what is secret', () => {
	expect(tester.hidden()).toEqual([
		'secretKey',
		'connectionString',
		'servicePrincipalKey',
		'secretAccessKey',
		'password',
		'sshKey',
	]);
	expect(tester.hiddenJson()).toEqual(['customParameters']);
});

it('offers its kinds in alphabetical order', () => {
	const [{ options = [] } = {}] = tester.type.properties;
	const names = options.map(({ name }) => name);
	expect(names).toEqual(names.toSorted());
	expect(options.map((option) => ('value' in option ? option.value : '')).sort()).toEqual(
		kinds.toSorted(),
	);
});

it.each(kinds)('passes %s on so that its check understands it', (storage) => {
	const values = storages[storage] as unknown as ICredentialDataDecryptedObject;
	const data = tester.decrypted(values) as unknown as StorageCredential;
	expect(checkStorage(data).status).toBe('OK');
	expect(checkStorage(tester.decrypted({ storage }) as never).status).toBe('Error');
});
