import { flowSpecIds, specIds } from '../../../sandbox/adobe/catalogue/ids.ts';
import { AdobeCaller } from './client';
import {
	addAudience,
	makeConnection,
	makeFlow,
	makeSource,
	makeTarget,
	ref,
	stubOf,
} from './makers';
import { ways } from './ways';

describe('dataflows', () => {
	const caller = new AdobeCaller();
	const audience = (at: number) => caller.sandbox.adobe.audiences()[at];
	const selectors = async (id: string) =>
		(await caller.one(`/flows/${id}`)).transformations[0].params.segmentSelectors.selectors;

	it.each(Object.keys(ways))('takes %s through all steps', async (name) => {
		const { flowId } = await makeFlow(caller, name);
		const value = name === 'Kinesis' ? { name: 'One' } : {};
		const { id } = audience(0);
		const cloud = JSON.stringify(stubOf(ways[name])).includes('profileMapping');
		const more = cloud ? { filenameTemplate: '%DESTINATION%_%SEGMENT_ID%' } : {};
		const patch = [addAudience(id, { ...value, ...more })];
		expect((await caller.patch(`/flows/${flowId}`, patch)).status).toBe(200);
		caller.wait(200);
		expect(await selectors(flowId)).toEqual([
			{ type: 'PLATFORM_SEGMENT', value: expect.objectContaining({ id }) },
		]);
	});

	it('answers a new dataflow with a quoted etag, enabled, with what it inherits', async () => {
		const made = await makeFlow(caller);
		const flow = await caller.one(`/flows/${made.flowId}`);
		expect(flow).toMatchObject({
			state: 'enabled',
			etag: expect.stringMatching(/^"[0-9a-f-]+"$/),
			sandboxName: 'prod',
			flowSpec: ref(flowSpecIds.campaign),
			lastOperation: { operation: 'create', status: { value: 'completed', errors: [] } },
			runs: `/runs?property=flowId==${made.flowId}`,
			inheritedAttributes: {
				properties: { isDestinationFlow: true },
				sourceConnections: [{ id: made.sourceConnectionId }],
				targetConnections: [
					{
						id: made.targetConnectionId,
						connectionSpec: ref(specIds.campaign),
						baseConnection: { id: made.connectionId },
					},
				],
			},
		});
		expect(flow.version).toBe(flow.etag);
	});

	it('can answer the etag as the tutorial prints it', async () => {
		caller.sandbox.adobe.settings.flowEtagQuoted = false;
		const { flowId, ...made } = await makeFlow(caller);
		const { json } = await caller.post('/flows', {
			name: 'Second',
			flowSpec: ref(flowSpecIds.campaign),
			sourceConnectionIds: [made.sourceConnectionId],
			targetConnectionIds: [made.targetConnectionId],
			transformations: stubOf(ways['Campaign over SFTP']),
		});
		expect(json.etag).toBe(json.id);
		expect((await caller.one(`/flows/${flowId}`)).etag).toMatch(/^".+"$/);
	});

	describe('refuses to create', () => {
		const body = async (more: Record<string, unknown>) => {
			const chosen = ways['Campaign over S3'];
			const source = await makeSource(caller);
			const target = await makeTarget(caller, await makeConnection(caller, chosen), chosen);
			return {
				name: 'Activate',
				flowSpec: ref(chosen.flowSpec),
				sourceConnectionIds: [source],
				targetConnectionIds: [target],
				transformations: stubOf(chosen),
				...more,
			};
		};
		const refused = async (more: Record<string, unknown>) =>
			await caller.post('/flows', await body(more));

		it('with a state', async () => {
			const { status, json } = await refused({ state: 'enabled' });
			expect([status, json.type]).toEqual([400, expect.stringContaining('FLOW-1410-400')]);
		});

		it('with an unknown flow spec, one of other targets or one without version', async () => {
			const unknown = await refused({ flowSpec: ref('nobody') });
			expect(unknown.json.type).toContain('FLOW-1413-400');
			const other = await refused({ flowSpec: ref(flowSpecIds.s3) });
			expect(other.json.type).toContain('FLOW-1413-400');
			const { status } = await refused({ flowSpec: { id: flowSpecIds.campaign } });
			expect(status).toBe(422);
		});

		it('with the flow spec of datasets on an audience source', async () => {
			const { json } = await refused({ flowSpec: ref(flowSpecIds.datasetsS3) });
			expect(json.type).toContain('FLOW-1413-400');
		});

		it('without a known source and target, or without a name', async () => {
			const source = await refused({ sourceConnectionIds: ['nobody'] });
			expect(source.status).toBe(404);
			expect(source.json.errorMessage).toBe('sourceConnections not found with id = [nobody]');
			expect((await refused({ targetConnectionIds: [] })).status).toBe(400);
			expect((await refused({ name: undefined })).status).toBe(400);
		});

		it('with the attributes of the other family', async () => {
			const { json } = await refused({ transformations: stubOf(ways['S3']) });
			expect(json.type).toContain('FLOW-1419-400');
		});
	});

	describe('enabling and disabling', () => {
		it('switches, and refuses what does not go with the state', async () => {
			const { flowId } = await makeFlow(caller);
			const act = (op: string) => caller.post(`/flows/${flowId}/action?op=${op}`);
			const refused = await act('enable');
			expect([refused.status, refused.json.type]).toEqual([
				400,
				expect.stringContaining('FLOW-1422-400'),
			]);
			const disabled = await act('disable');
			expect(disabled.json).toEqual({ id: flowId, etag: expect.stringMatching(/^".+"$/) });
			expect((await caller.one(`/flows/${flowId}`)).state).toBe('disabled');
			expect((await act('disable')).status).toBe(400);
			expect((await act('ENABLE')).json.type).toContain('FLOW-1434-400');
			expect((await act('enable')).status).toBe(200);
		});

		it('waits for an update', async () => {
			const { flowId } = await makeFlow(caller);
			await caller.patch(`/flows/${flowId}`, [addAudience(audience(0).id)]);
			const { json } = await caller.post(`/flows/${flowId}/action?op=disable`);
			expect(json.type).toContain('FLOW-1422-400');
		});

		it('keeps a disabled dataflow disabled through an update', async () => {
			const { flowId } = await makeFlow(caller);
			await caller.post(`/flows/${flowId}/action?op=disable`);
			await caller.patch(`/flows/${flowId}`, [addAudience(audience(0).id)]);
			caller.wait(150);
			expect((await caller.one(`/flows/${flowId}`)).state).toBe('disabled');
		});
	});

	it('deletes: 202, then 404; not while it is updated', async () => {
		const { flowId } = await makeFlow(caller);
		await caller.patch(`/flows/${flowId}`, [addAudience(audience(0).id)]);
		expect((await caller.delete(`/flows/${flowId}`)).json.type).toContain('FLOW-1416-400');
		caller.wait(150);
		const deleted = await caller.delete(`/flows/${flowId}`);
		expect([deleted.status, deleted.text]).toEqual([202, '']);
		const { status, json } = await caller.get(`/flows/${flowId}`);
		expect([status, json.errorMessage]).toEqual([404, `flows not found with id = [${flowId}]`]);
	});
});
