import {
	destinationProviderId,
	flowSpecIds,
	specIds,
} from '../../../sandbox/adobe/catalogue/ids.ts';
import type { Loose } from '../client';
import { AdobeCaller } from './client';

describe('connection specs', () => {
	const caller = new AdobeCaller();
	const all = async (): Promise<Loose[]> => (await caller.get('/connectionSpecs')).json.items;
	const one = (id: string): Promise<Loose> => caller.one(`/connectionSpecs/${id}`);

	it('list destinations of both families, streaming ones and sources', async () => {
		const items = await all();
		const destinations = items.filter(({ providerId }) => providerId === destinationProviderId);
		expect(destinations).toHaveLength(17);
		expect(items.length).toBeGreaterThan(destinations.length);
		for (const id of Object.values(specIds)) expect(items.map((item) => item.id)).toContain(id);
		expect(items.filter(({ name }) => name === 'Amazon S3')).toHaveLength(2);
	});

	it('are narrowed by name and id', async () => {
		const { json } = await caller.get('/connectionSpecs?property=name==%22Adobe%20Campaign%22');
		expect(json.items.map(({ id }: { id: string }) => id)).toEqual([specIds.campaign]);
		const byId = await caller.get(`/connectionSpecs?property=id==${specIds.s3},${specIds.blob}`);
		expect(byId.json.items).toHaveLength(2);
	});

	it('answer a list of one by id, and 404', async () => {
		expect((await one(specIds.dataLandingZone)).authSpec).toEqual([]);
		const { status, json } = await caller.get('/connectionSpecs/nobody');
		expect([status, json.errorMessage]).toEqual([
			404,
			'connectionSpecs not found with id = [nobody]',
		]);
	});

	it.each<[string, string, string[]]>([
		['s3', 'Access Key', ['s3AccessKey', 's3SecretKey']],
		['s3', 'Assumed Role', ['s3Role']],
		['blob', 'ConnectionString', ['connectionString']],
		['sftp', 'SFTP with Password', ['domain', 'password', 'username']],
		['sftp', 'SFTP with SSH Key', ['domain', 'sshKey', 'username']],
		['sftpLegacy', 'Basic Authentication for sftp', ['host', 'password', 'userName']],
		['sftpLegacy', 'SFTP with SSH Key', ['domain', 'port', 'sshKey', 'username']],
		['campaign', 'S3', ['accessId', 'secretKey']],
		['campaign', 'Azure Blob', ['connectionString']],
		['campaign', 'SFTP with Password', ['domain', 'host', 'password', 'username']],
		['eloqua', 'SFTP with SSH Key', ['domain', 'host', 'sshKey', 'username']],
		[
			'adlsGen2',
			'Azure Service Principal Auth',
			['servicePrincipalId', 'servicePrincipalKey', 'tenant', 'url'],
		],
		[
			'googleCloudStorage',
			'Google Cloud Storage authentication credentials',
			['accessKeyId', 'secretAccessKey'],
		],
		['cumulus', 'Cumulus API Token', ['apiToken', 'endpoint']],
	])('%s offers %s', async (name, specName, required) => {
		const { authSpec } = await one(specIds[name as keyof typeof specIds]);
		const found = authSpec.find((auth: { name: string }) => auth.name === specName);
		expect(found.spec.required.toSorted()).toEqual(required);
	});

	it('tell the modes of email destinations and the file types of cloud ones', async () => {
		const { targetSpec } = await one(specIds.campaign);
		expect(targetSpec.spec.properties.mode.enum).toEqual(['S3', 'AZURE_BLOB', 'FTP']);
		const s3 = await one(specIds.s3);
		expect(s3.targetSpec.spec.required).toEqual(
			expect.arrayContaining(['bucketName', 'path', 'compression', 'fileType', 'datasetFileType']),
		);
		expect(s3.targetSpec.attributes.partnerSchema.jsonSchema.properties).toHaveProperty(
			'segmentMembership',
		);
		expect(s3.encryptionSpecs[0].spec.properties.encryptionAlgo.enum).toEqual(['PGPGPG', 'NONE']);
		expect(await one(specIds.campaign)).not.toHaveProperty('encryptionSpecs');
	});

	it('tell a streaming destination by its frequency', async () => {
		const frequency = async (id: string) => (await one(id)).attributes.uiAttributes.frequency;
		expect(await frequency(specIds.kinesis)).toBe('Streaming');
		expect(await frequency(specIds.eventHubs)).toBe('Streaming');
		expect(await frequency(specIds.eloqua)).toBe('Batch');
	});
});

describe('flow specs', () => {
	const caller = new AdobeCaller();

	it('name source and target specs; those of datasets come first', async () => {
		const { json } = await caller.get('/flowSpecs');
		const items: Loose[] = json.items;
		const first = items.find((spec) => spec.targetConnectionSpecIds.includes(specIds.s3));
		expect(first.id).toBe(flowSpecIds.datasetsS3);
		const forAudiences = items.filter(
			(spec) =>
				spec.targetConnectionSpecIds.includes(specIds.s3) &&
				spec.sourceConnectionSpecIds.includes(specIds.profileStore),
		);
		expect(forAudiences.map(({ id }) => id)).toEqual([flowSpecIds.s3]);
	});

	it('are unique for every destination of audiences', async () => {
		const { json } = await caller.get('/flowSpecs');
		const sources: string[] = [specIds.profileStore, specIds.dataLake];
		for (const id of Object.values(specIds).filter((spec) => !sources.includes(spec))) {
			const found = (json.items as Loose[]).filter(
				(spec) =>
					spec.targetConnectionSpecIds.includes(id) &&
					spec.sourceConnectionSpecIds.includes(specIds.profileStore),
			);
			expect([id, found.length]).toEqual([id, 1]);
		}
	});

	it('spell Campaign in lower case', async () => {
		const { json } = await caller.get('/flowSpecs?property=name==upsToCampaign');
		expect(json.items[0].id).toBe(flowSpecIds.campaign);
	});
});
