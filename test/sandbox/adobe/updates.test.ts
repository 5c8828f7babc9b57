import { AdobeCaller } from './client';
import { addAttribute, addAudience, audiencePath, makeFlow } from './makers';

describe('changes of dataflows', () => {
	const caller = new AdobeCaller();
	const audience = (at: number) => caller.sandbox.adobe.audiences()[at];
	const selectors = async (id: string) =>
		(await caller.one(`/flows/${id}`)).transformations[0].params.segmentSelectors.selectors;

	describe('an update', () => {
		it('takes its time and shows the new content only when it is done', async () => {
			const { flowId } = await makeFlow(caller);
			const before = await caller.one(`/flows/${flowId}`);
			const { json } = await caller.patch(`/flows/${flowId}`, [addAudience(audience(0).id)]);
			expect(json).toEqual({ id: flowId, etag: expect.stringMatching(/^".+"$/) });
			expect(json.etag).not.toBe(before.etag);
			const during = await caller.one(`/flows/${flowId}`);
			expect(during).toMatchObject({
				state: 'updating',
				etag: json.etag,
				transformations: before.transformations,
				lastOperation: { operation: 'update', status: { value: 'inProgress' } },
			});
			caller.wait(149);
			expect((await caller.one(`/flows/${flowId}`)).state).toBe('updating');
			caller.wait(1);
			const after = await caller.one(`/flows/${flowId}`);
			expect(after).toMatchObject({
				state: 'enabled',
				lastOperation: { percentCompleted: 100, status: { value: 'completed', errors: [] } },
			});
			expect(after.etag).not.toBe(json.etag);
			expect(await selectors(flowId)).toHaveLength(1);
		});

		it('refuses a second one meanwhile', async () => {
			const { flowId } = await makeFlow(caller);
			await caller.patch(`/flows/${flowId}`, [addAudience(audience(0).id)]);
			const second = await caller.patch(`/flows/${flowId}`, [addAudience(audience(1).id)]);
			expect(second.status).toBe(400);
			expect(second.json.type).toContain('FLOW-1420-400');
			caller.wait(150);
			const third = await caller.patch(`/flows/${flowId}`, [addAudience(audience(1).id)]);
			expect(third.status).toBe(200);
			caller.wait(150);
			expect(await selectors(flowId)).toHaveLength(2);
		});

		it('can fail and then changes nothing', async () => {
			const { flowId } = await makeFlow(caller);
			caller.sandbox.adobe.failNextUpdate('The mapping could not be compiled');
			const { status } = await caller.patch(`/flows/${flowId}`, [addAudience(audience(0).id)]);
			expect(status).toBe(200);
			caller.wait(150);
			const flow = await caller.one(`/flows/${flowId}`);
			expect(flow.state).toBe('enabled');
			expect(flow.lastOperation.status).toEqual({
				value: 'failed',
				properties: null,
				errors: [expect.objectContaining({ message: 'The mapping could not be compiled' })],
			});
			expect(await selectors(flowId)).toEqual([]);
		});

		it('can be answered 202 without a body', async () => {
			caller.sandbox.adobe.settings.patchAnswer = 'empty';
			const { flowId } = await makeFlow(caller);
			const reply = await caller.patch(`/flows/${flowId}`, [addAudience(audience(0).id)]);
			expect([reply.status, reply.text]).toEqual([202, '']);
		});

		it('needs a current, quoted If-Match', async () => {
			const { flowId } = await makeFlow(caller);
			const { etag } = await caller.one(`/flows/${flowId}`);
			const patch = [addAudience(audience(0).id)];
			const send = (supplied?: string) =>
				caller.patch(`/flows/${flowId}`, patch, { 'if-match': supplied });
			const missing = await send();
			expect([missing.status, missing.json.type]).toEqual([
				400,
				expect.stringContaining('FLOW-1403-400'),
			]);
			for (const wrong of ['"0400-stale"', etag.replaceAll('"', ''), '*']) {
				const { status, json } = await send(wrong);
				const message = `Supplied version=[${wrong}] does not match the current version on entity=[${etag}]`;
				expect([status, json]).toEqual([412, { errorMessage: message, errorDetails: message }]);
			}
			expect((await send(etag)).status).toBe(200);
		});

		it('applies indexes one after the other, as JSON Patch says', async () => {
			const { flowId } = await makeFlow(caller);
			const ids = [0, 1, 2, 3].map((at) => audience(at).id);
			await caller.patch(
				`/flows/${flowId}`,
				ids.map((id) => addAudience(id)),
			);
			caller.wait(150);
			await caller.patch(`/flows/${flowId}`, [
				{ op: 'remove', path: `${audiencePath}/0`, value: null },
				{ op: 'remove', path: `${audiencePath}/1` },
			]);
			caller.wait(150);
			const left = (await selectors(flowId)).map((one: { value: { id: string } }) => one.value.id);
			expect(left).toEqual([ids[1], ids[3]]);
		});

		it.each([
			['an operation in upper case', [{ op: 'ADD', path: '/name', value: 'x' }], 1434],
			['another operation', [{ op: 'move', from: '/name', path: '/description' }], 1434],
			['an index that is not there', [{ op: 'remove', path: `${audiencePath}/7` }], 1455],
			['a field without a parent', [{ op: 'add', path: `${audiencePath}/0/x/y`, value: 1 }], 1455],
			['an empty patch', [], 1405],
			['a field that cannot change', [{ op: 'replace', path: '/state', value: 'x' }], 1445],
			['a policy without references', [{ op: 'add', path: '/policy', value: {} }], 1431],
		])('refuses %s', async (_what, patch, code) => {
			const { flowId } = await makeFlow(caller);
			const { status, json } = await caller.patch(`/flows/${flowId}`, patch);
			expect([status, json.type]).toEqual([400, expect.stringContaining(`FLOW-${code}-400`)]);
		});

		it('changes name, description, policy and labels, and takes fields away', async () => {
			const { flowId } = await makeFlow(caller);
			await caller.patch(`/flows/${flowId}`, [
				{ op: 'replace', path: '/name', value: 'Renamed' },
				{ op: 'add', path: '/description', value: 'For spring' },
				{ op: 'add', path: '/policy', value: { enforcementRefs: [] } },
				{ op: 'add', path: '/policy/enforcementRefs/-', value: '/dulepolicy/x' },
			]);
			caller.wait(150);
			expect(await caller.one(`/flows/${flowId}`)).toMatchObject({
				name: 'Renamed',
				description: 'For spring',
				policy: { enforcementRefs: ['/dulepolicy/x'] },
			});
			await caller.patch(`/flows/${flowId}`, [{ op: 'remove', path: '/policy' }]);
			caller.wait(150);
			expect(await caller.one(`/flows/${flowId}`)).not.toHaveProperty('policy');
		});
	});

	describe('another writer', () => {
		it('can change the dataflow just before a request is handled', async () => {
			const { flowId } = await makeFlow(caller);
			const { adobe } = caller.sandbox;
			adobe.beforeNext({ method: 'PATCH', pathPrefix: '/data/foundation/flowservice/flows' }, () =>
				adobe.writeFlow(flowId, [addAudience(audience(5).id)]),
			);
			const first = await caller.patch(`/flows/${flowId}`, [addAudience(audience(0).id)]);
			expect(first.status).toBe(412);
			const second = await caller.patch(`/flows/${flowId}`, [addAudience(audience(0).id)]);
			expect(second.status).toBe(200);
			caller.wait(150);
			expect(await selectors(flowId)).toHaveLength(2);
		});

		it('can put it into any state', async () => {
			const { flowId } = await makeFlow(caller);
			const { adobe } = caller.sandbox;
			adobe.writeFlow(flowId, [{ op: 'replace', path: '/state', value: 'disabling' }]);
			expect(adobe.flow(flowId)?.['state']).toBe('disabling');
			const deleted = await caller.delete(`/flows/${flowId}`);
			expect(deleted.json.type).toContain('FLOW-1416-400');
			const patch = [{ op: 'replace', path: '/name', value: 'x' }];
			const { json } = await caller.patch(`/flows/${flowId}`, patch);
			expect(json.type).toContain('FLOW-1421-400');
		});
	});

	it('stores attributes with operator and mapping, as the samples show them', async () => {
		const { flowId } = await makeFlow(caller);
		await caller.patch(`/flows/${flowId}`, [
			addAttribute('person.name.firstName'),
			{
				op: 'add',
				path: '/transformations/0/params/profileSelectors/mandatoryFields',
				value: ['person.name.firstName'],
			},
		]);
		caller.wait(150);
		const flow = await caller.one(`/flows/${flowId}`);
		const { profileSelectors } = flow.transformations[0].params;
		expect(profileSelectors.mandatoryFields).toEqual(['person.name.firstName']);
		expect(profileSelectors.selectors).toEqual([
			{
				type: 'JSON_PATH',
				value: {
					path: 'person.name.firstName',
					operator: 'EXISTS',
					mapping: {
						sourceType: 'text/x.schema-path',
						source: 'person.name.firstName',
						destination: 'person.name.firstName',
						identity: false,
						primaryIdentity: false,
						functionVersion: 0,
						copyModeMapping: false,
						sourceAttribute: 'person.name.firstName',
						destinationXdmPath: 'person.name.firstName',
					},
				},
			},
		]);
	});
});
