import { specIds } from '../../../sandbox/adobe/catalogue/ids.ts';
import type { Loose } from '../client';
import { AdobeCaller } from './client';
import { addAudience, makeConnection, makeFlow, ref } from './makers';
import { ways } from './ways';

const names = (json: Loose): string[] => json.items.map(({ name }: { name: string }) => name);

describe('lists', () => {
	const caller = new AdobeCaller();
	const makeSeveral = async (count: number) => {
		for (let at = 1; at <= count; at += 1) {
			await caller.make('/connections', {
				name: `Base ${at}`,
				connectionSpec: ref(specIds.profileStore),
			});
		}
	};

	it('come newest first, or ordered as wanted', async () => {
		await makeSeveral(3);
		expect(names((await caller.get('/connections')).json)).toEqual(['Base 3', 'Base 2', 'Base 1']);
		for (const orderby of ['name', '+name', '%2Bname', 'createdAt,name']) {
			const { json } = await caller.get(`/connections?orderby=${orderby}`);
			expect(names(json)).toEqual(['Base 1', 'Base 2', 'Base 3']);
		}
		const down = await caller.get('/connections?orderby=-name');
		expect(names(down.json)).toEqual(['Base 3', 'Base 2', 'Base 1']);
	});

	it('page by a token that must be read and sent as part of a URL', async () => {
		await makeSeveral(5);
		const seen: string[] = [];
		let path = '/connections?limit=2&orderby=name';
		let pages = 0;
		while (path) {
			const { json } = await caller.get(path);
			seen.push(...names(json));
			pages += 1;
			path = json._links.next?.href ?? '';
		}
		expect([seen, pages]).toEqual([[1, 2, 3, 4, 5].map((at) => `Base ${at}`), 3]);

		const { json } = await caller.get('/connections?limit=2');
		const { href } = json._links.next;
		const token = new URL(href, 'http://x').searchParams.get('continuationToken') ?? '';
		expect(token).toMatch(/\+.*=$/);
		const second = await caller.get(
			`/connections?limit=2&continuationToken=${encodeURIComponent(token)}`,
		);
		expect(names(second.json)).toEqual(['Base 3', 'Base 2']);
		for (const broken of [token, token.replace(/=+$/, ''), href.split('=').at(-1)]) {
			const { status } = await caller.get(`/connections?limit=2&continuationToken=${broken}`);
			expect(status).toBe(400);
		}
	});

	it('hold as many as the page size without a limit', async () => {
		caller.sandbox.adobe.settings.pageSize = 2;
		await makeSeveral(3);
		const { json } = await caller.get('/connections');
		expect(json.items).toHaveLength(2);
		expect(json._links.next.href).toContain('/connections?continuationToken=');
	});

	it('are counted, but not with a limit', async () => {
		await makeSeveral(3);
		expect((await caller.get('/connections?count=true')).json).toEqual({ count: 3 });
		const { status, json } = await caller.get('/connections?count=true&limit=1');
		expect([status, json.type]).toEqual([400, expect.stringContaining('FLOW-1401-400')]);
	});

	it.each(['0', '-1', '101', '1.5', 'x'])('refuse the limit %s', async (limit) => {
		expect((await caller.get(`/connections?limit=${limit}`)).status).toBe(400);
	});

	it('are empty with no links at first', async () => {
		expect((await caller.get('/targetConnections')).json).toEqual({ items: [], _links: {} });
	});
});

describe('filters', () => {
	const caller = new AdobeCaller();
	const found = async (path: string): Promise<string[]> => {
		const { json } = await caller.get(path);
		return json.items.map(({ id }: { id: string }) => id);
	};

	it('go by nested fields, any of several values, and all of several properties', async () => {
		const s3 = await makeConnection(caller, ways['S3']);
		const sftp = await makeConnection(caller, ways['SFTP']);
		const path = '/connections?property=connectionSpec.id==';
		expect(await found(`${path}${specIds.s3}`)).toEqual([s3]);
		expect(await found(`${path}${specIds.s3},${specIds.sftp}`)).toEqual([sftp, s3]);
		expect(await found(`${path}${specIds.s3}&property=name==Nobody`)).toEqual([]);
		expect(await found(`${path}${specIds.s3}&property=name==To%20files`)).toEqual([s3]);
		expect(await found(`/connections?property=createdAt>=${caller.clock}`)).toHaveLength(2);
		expect(await found(`/connections?property=createdAt<${caller.clock}`)).toEqual([]);
		expect(await found(`/connections?property=unknown.field==x`)).toEqual([]);
	});

	it('go by members of arrays', async () => {
		const { flowId } = await makeFlow(caller, 'legacy S3');
		await makeFlow(caller, 'S3');
		const { id } = caller.sandbox.adobe.audiences()[3];
		await caller.patch(`/flows/${flowId}`, [addAudience(id)]);
		caller.wait(150);
		for (const filter of [
			`transformations[].params.segmentSelectors.selectors[].value.id==${id}`,
			`inheritedAttributes.targetConnections[].connectionSpec.id==${specIds.s3Legacy}`,
		]) {
			expect(await found(`/flows?property=${encodeURIComponent(filter)}`)).toEqual([flowId]);
		}
		const all = 'inheritedAttributes.properties.isDestinationFlow==true';
		expect(await found(`/flows?property=${all}`)).toHaveLength(2);
		expect(await found('/flows?property=state==enabled')).toHaveLength(2);
		expect(await found('/flows?property=state==disabled')).toEqual([]);
	});

	it('count what they find', async () => {
		await makeConnection(caller, ways['S3']);
		await makeConnection(caller, ways['SFTP']);
		const path = `/connections?count=true&property=connectionSpec.id==${specIds.s3}`;
		expect((await caller.get(path)).json).toEqual({ count: 1 });
	});

	it.each(['name', 'name=x', '==x', 'name=='])('refuse %s', async (filter) => {
		const { status, json } = await caller.get(`/flows?property=${encodeURIComponent(filter)}`);
		expect([status, json.type]).toEqual([400, expect.stringContaining('FLOW-1448-400')]);
	});
});
