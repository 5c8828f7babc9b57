import { specIds } from '../../../sandbox/adobe/catalogue/ids.ts';
import { AdobeCaller } from './client';
import { makeConnection, ref } from './makers';
import { ways } from './ways';

const campaign = ways['Campaign over SFTP'];

describe('base connections', () => {
	const caller = new AdobeCaller();
	const create = (more: Record<string, unknown> = {}) =>
		caller.post('/connections', {
			name: 'Files',
			description: 'Summer',
			connectionSpec: ref(campaign.spec),
			auth: campaign.auth,
			...more,
		});

	it('answer 201 with id and quoted etag, and what was sent by id', async () => {
		const { status, json } = await create();
		expect([status, json]).toEqual([
			201,
			{ id: expect.any(String), etag: expect.stringMatching(/^".+"$/) },
		]);
		expect((await caller.get(`/connections/${json.id}`)).json).toEqual({
			items: [
				expect.objectContaining({
					id: json.id,
					etag: json.etag,
					version: json.etag,
					name: 'Files',
					description: 'Summer',
					state: 'enabled',
					connectionSpec: ref(campaign.spec),
					createdAt: caller.clock,
					imsOrgId: caller.sandbox.credentials.adobe.organizationId,
				}),
			],
		});
	});

	it('can answer the id only', async () => {
		caller.sandbox.adobe.settings.createAnswer = 'idOnly';
		expect((await create()).json).toEqual({ id: expect.any(String) });
	});

	it('echo credentials, some masked and some in the clear', async () => {
		const sftp = await caller.one(`/connections/${await makeConnection(caller, campaign)}`);
		expect(sftp.auth.params).toMatchObject({ password: 'secret-5', authorizedDate: '2026-11-23' });
		const s3 = await caller.one(`/connections/${await makeConnection(caller, ways['S3'])}`);
		expect(s3.auth.params).toMatchObject({
			s3SecretKey: '****',
			s3AccessKey: 'A'.repeat(20),
		});
	});

	it('need a known spec with a version', async () => {
		for (const connectionSpec of [ref('nobody'), {}, undefined]) {
			const { status, json } = await create({ connectionSpec });
			expect([status, json]).toEqual([400, { message: 'Please provide a valid spec id' }]);
		}
		const { status, json } = await create({ connectionSpec: { id: campaign.spec } });
		expect([status, json.errorMessage]).toEqual([
			422,
			"connectionSpec.version 'version' is required for spec info",
		]);
	});

	it.each([
		['an unknown way', { specName: 'Magic', params: {} }],
		['none', undefined],
		['too few parameters', { specName: 'SFTP with Password', params: { domain: 'x' } }],
		['an empty body', { specName: 'S3' }],
	])('refuse %s to authenticate', async (_what, auth) => {
		const { status, json } = await create({ auth });
		expect([status, json.type]).toEqual([400, expect.stringContaining('FLOW-1415-400')]);
	});

	it('never repeat a secret in a refusal', async () => {
		const params = { s3AccessKey: 'short-key', s3SecretKey: 'planted-secret' };
		const { status, text } = await create({
			connectionSpec: ref(specIds.s3),
			auth: { specName: 'Access Key', params },
		});
		expect(status).toBe(400);
		expect(text).not.toContain('planted-secret');
	});

	it('need no authentication for the Profile Store and the Data Landing Zone', async () => {
		for (const id of [specIds.profileStore, specIds.dataLandingZone]) {
			expect((await create({ connectionSpec: ref(id), auth: undefined })).status).toBe(201);
			expect((await create({ connectionSpec: ref(id) })).json.type).toContain('1415');
		}
	});

	it('take both spellings of the legacy SFTP user', async () => {
		const { auth } = ways['legacy SFTP'];
		const { userName: username, ...params } = auth!.params;
		const spelled = { specName: auth!.specName, params: { ...params, username } };
		const connectionSpec = ref(specIds.sftpLegacy);
		expect((await create({ connectionSpec, auth: spelled })).status).toBe(201);
	});

	it('keep an encryption without its key where the spec offers one', async () => {
		const encryption = (params: Record<string, unknown>) => ({
			encryptionSpecs: { specName: 'File Encryption', params },
		});
		const cloud = { connectionSpec: ref(specIds.s3), auth: ways['S3'].auth };
		const publicKey = 'cHVibGlj';
		const { json } = await create({
			...cloud,
			...encryption({ encryptionAlgo: 'PGPGPG', publicKey }),
		});
		expect((await caller.one(`/connections/${json.id}`)).encryption).toEqual({
			specName: 'File Encryption',
			params: { encryptionAlgo: 'PGP/GPG' },
		});
		const without = await create({ ...cloud, ...encryption({ encryptionAlgo: 'PGPGPG' }) });
		expect(without.status).toBe(400);
		const other = await create(encryption({ encryptionAlgo: 'NONE' }));
		expect(other.status).toBe(400);
	});

	it('are tested: a parameter with the word wrong does not get in', async () => {
		const good = await makeConnection(caller, campaign);
		const params = { ...campaign.auth!.params, password: 'a-Wrong-one' };
		const bad = await makeConnection(caller, {
			...campaign,
			auth: { specName: campaign.auth!.specName, params },
		});
		expect((await caller.get(`/connections/${good}/test`)).json).toEqual({ result: true });
		expect((await caller.get(`/connections/${bad}/test`)).json).toEqual({ result: false });
		expect((await caller.get('/connections/nobody/test')).status).toBe(404);
	});

	describe('when changed', () => {
		it('replace all parameters', async () => {
			const id = await makeConnection(caller, campaign);
			const value = { domain: 'd', host: 'h', username: 'u', password: 'new' };
			const patch = [{ op: 'replace', path: '/auth/params', value }];
			const { status, json } = await caller.patch(`/connections/${id}`, patch);
			expect([status, json]).toEqual([200, { id, etag: expect.stringMatching(/^".+"$/) }]);
			const after = await caller.one(`/connections/${id}`);
			expect(after.auth.params).toMatchObject(value);
			expect(after.etag).toBe(json.etag);
		});

		it('refuse a set that lacks a parameter, another spec and other fields', async () => {
			const id = await makeConnection(caller, campaign);
			const type = async (path: string, value: unknown) =>
				(await caller.patch(`/connections/${id}`, [{ op: 'replace', path, value }])).json.type;
			expect(await type('/auth/params', { password: 'new' })).toContain('1415');
			expect(await type('/connectionSpec/id', specIds.s3)).toContain('1414');
			expect(await type('/state', 'disabled')).toContain('1445');
			expect((await caller.one(`/connections/${id}`)).auth.params.password).toBe('secret-5');
		});

		it('need a current, quoted If-Match', async () => {
			const id = await makeConnection(caller, campaign);
			const { etag } = await caller.one(`/connections/${id}`);
			const rename = (supplied?: string) =>
				caller.patch(`/connections/${id}`, [{ op: 'replace', path: '/name', value: 'x' }], {
					'if-match': supplied,
				});
			expect((await rename()).json.type).toContain('FLOW-1403-400');
			expect((await rename(etag.replaceAll('"', ''))).status).toBe(412);
			expect((await rename(etag)).status).toBe(200);
			expect((await rename(etag)).status).toBe(412);
		});
	});
});
