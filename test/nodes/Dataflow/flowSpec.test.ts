import { flowSpecIds, specIds } from '../../../sandbox/adobe/catalogue/ids.ts';
import { carrying, Dataflows } from './dataflows';

const adobe = new Dataflows();
const named = { name: 'Weekly' };

describe('the flow specification', () => {
	const specs = (items: unknown[]) =>
		adobe.sandbox.faults.add({
			path: '/data/foundation/flowservice/flowSpecs',
			status: 200,
			body: { items },
		});
	const spec = (id: string, name: string, source: string = specIds.profileStore) => ({
		id,
		name,
		sourceConnectionSpecIds: [source],
		targetConnectionSpecIds: [specIds.s3Legacy],
	});
	const create = async (way = 'legacy S3', parameters = {}) =>
		await adobe.dataflow(
			'create',
			{ ...named, ...parameters },
			{ items: [carrying(await adobe.chain(way))] },
		);

	test('that of the built-in table is taken when Adobe lists none', async () => {
		specs([spec('other', 'DataLakeToS3', specIds.dataLake)]);

		const { jsons } = await create();

		expect(jsons[0]).toMatchObject({ flowSpec: { id: flowSpecIds.profileBased } });
	});

	test('of several that of the table is taken', async () => {
		specs([spec('other', 'UPStoOther'), spec(flowSpecIds.profileBased, 'UPStoProfile')]);

		const { jsons } = await create();

		expect(jsons[0]).toMatchObject({ flowSpec: { id: flowSpecIds.profileBased } });
	});

	test('else the one whose name says that it exports audiences', async () => {
		specs([spec('other', 'ToS3'), spec('wanted', 'upsToS3'), spec('third', 'Mapper UPSto')]);

		const { error } = await create();

		// The sandbox does not know it; what counts is that it was chosen.
		expect(adobe.lastRequest('POST', '/flows')?.body).toMatchObject({ flowSpec: { id: 'wanted' } });
		expect(error).toMatchObject({ context: expect.anything() });
	});

	test('two candidates are listed, and nothing is created', async () => {
		specs([spec('one', 'UPStoS3'), spec('two', 'upsToS3 New')]);

		const { error } = await create();

		expect(error?.message).toBe(
			"Adobe lists 2 flow specifications for audiences to 'Amazon S3 (legacy)'",
		);
		expect(error?.description).toBe(
			"Add 'Options' → 'Flow Spec ID' with one of these: UPStoS3 (one), upsToS3 New (two)",
		);
		expect(adobe.writes).toEqual([]);
	});

	describe('in a list of names only, as the tutorial shows it', () => {
		const bare = (id: string, name: string) => ({ id, name });
		const chosen = () =>
			(adobe.lastRequest('POST', '/flows')?.body as { flowSpec: { id: string } }).flowSpec.id;

		test.each([
			['Campaign over S3', 'upsToCampaign'],
			['Campaign over S3', 'UPStoCampaign'],
			['Responsys', 'UPStoResponsysFile'],
			['Marketing Cloud', 'UPStoExactTargetFile'],
			['legacy S3', 'UPStoProfileBasedDestination'],
		])('%s is found by the name %s', async (way, name) => {
			specs([
				bare('datasets', 'DataLakeToS3'),
				bare('segments', 'UPStoSegmentBasedDestination'),
				bare('wanted', name),
			]);
			await create(way);
			expect(chosen()).toBe('wanted');
		});

		test('the id that a document gives goes before the name', async () => {
			specs([
				bare('other', 'UPStoProfileBasedDestination'),
				bare(flowSpecIds.profileBased, 'upsTo'),
			]);
			await create();
			expect(chosen()).toBe(flowSpecIds.profileBased);
		});

		test('one whose targets are named, and are others, is not taken for its name', async () => {
			specs([{ ...spec('other', 'upsToCampaign'), targetConnectionSpecIds: [specIds.eloqua] }]);
			const { error } = await create('Campaign over S3');
			expect(error?.message).toContain('Adobe lists no flow specification');
		});

		test('candidates are listed where no name fits', async () => {
			specs([bare('one', 'UPStoSegmentBasedDestination'), bare('two', 'upsToNewCampaigns')]);
			const { error } = await create('Campaign over S3');
			expect(error?.message).toBe(
				"Adobe lists 2 flow specifications for audiences to 'Adobe Campaign'",
			);
			expect(error?.description).toContain(
				'UPStoSegmentBasedDestination (one), upsToNewCampaigns (two)',
			);
			expect(adobe.writes).toEqual([]);
		});
	});

	test('none at all names the option', async () => {
		specs([]);

		const { error } = await create('Campaign over S3');

		expect(error?.message).toBe(
			"Adobe lists no flow specification for audiences to 'Adobe Campaign'",
		);
		expect(error?.description).toContain("'Options' → 'Flow Spec ID'");
	});

	test('the option goes before all', async () => {
		const { jsons } = await create('Campaign over S3', {
			options: { flowSpecId: ` ${flowSpecIds.campaign} ` },
		});

		expect(jsons[0]).toMatchObject({ ids: { flowSpecId: flowSpecIds.campaign } });
		expect(adobe.lastRequest('GET', '/flowSpecs')).toBeUndefined();
	});
});
