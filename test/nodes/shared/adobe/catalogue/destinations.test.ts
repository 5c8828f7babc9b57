import {
	describeDestination,
	isDestination,
	type PartialConnectionSpec,
} from '../../../../../nodes/shared/adobe/catalogue/classify';
import {
	dataLake,
	knownDestination,
	knownDestinations,
	profileStore,
	streamingDestinations,
} from '../../../../../nodes/shared/adobe/catalogue/destinations';

const providerId = '14e34fac-d307-11e9-bb65-2a2ae2dbcce4';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const unknownId = '11111111-2222-4333-8444-555555555555';

const withTarget = (properties: Record<string, object>): PartialConnectionSpec => ({
	id: unknownId,
	name: 'New Destination',
	providerId,
	targetSpec: { spec: { properties: properties as never } },
});

describe('the table', () => {
	it('has an id and a label of its own for each destination', () => {
		const ids = knownDestinations.map(({ connectionSpecId }) => connectionSpecId);
		const labels = knownDestinations.map(({ label }) => label);
		expect(new Set(ids).size).toBe(13);
		expect(new Set(labels).size).toBe(13);
		for (const id of ids) expect(id).toMatch(uuid);
	});

	it('knows every flow spec but that of Adobe Campaign', () => {
		const without = knownDestinations.filter(({ flowSpecId }) => flowSpecId === undefined);
		expect(without.map(({ name }) => name)).toEqual(['Adobe Campaign']);
	});

	it.each([
		['Amazon S3 (legacy)', 'legacyCloud', '4890fc95-5a1f-4983-94bb-e060c08e3f81', ['legacyS3']],
		['Amazon S3 (current)', 'cloud', '4fce964d-3f37-408f-9778-e597338a21ee', ['s3']],
		['SFTP (current)', 'cloud', '36965a81-b1c6-401b-99f8-22508f1e6a26', ['sftp']],
		['Oracle Eloqua', 'email', 'c1e44b6b-e7c8-404b-9031-58f0ef760604', ['legacyS3', 'legacySftp']],
	])('has %s', (label, family, id, targetKinds) => {
		expect(knownDestination(id)).toMatchObject({ label, family, targetKinds });
	});
});

describe('isDestination', () => {
	it.each<[string, PartialConnectionSpec, boolean]>([
		['a known one by its id alone', { id: knownDestinations[0]!.connectionSpecId }, true],
		['a streaming one by its id alone', { id: streamingDestinations[0]!.connectionSpecId }, true],
		['an unknown one by its provider', { id: unknownId, providerId }, true],
		['a source', { id: unknownId, providerId: 'another' }, false],
		['what names no provider', { id: unknownId }, false],
		['the Profile Store', { id: profileStore.connectionSpecId, providerId }, false],
		['the Data Lake', { id: dataLake.connectionSpecId, providerId }, false],
	])('%s', (_, spec, expected) => {
		expect(isDestination(spec)).toBe(expected);
	});
});

describe('describeDestination', () => {
	it.each(knownDestinations)('knows $label whatever the spec says', (known) => {
		const { connectionSpecId: id, family, storage, label, targetKinds, flowSpecId } = known;
		const bare = describeDestination({ id });
		expect(bare).toMatchObject({ family, storage, label, targetKinds, flowSpecId, kind: 'file' });
		expect(bare.name).toBe(known.name);
		const live = describeDestination({ ...withTarget({ stream: {} }), id, name: 'Live Name' });
		expect(live).toEqual({ ...bare, name: 'Live Name' });
	});

	it.each(streamingDestinations)('knows that $name streams', ({ connectionSpecId: id, name }) => {
		expect(describeDestination({ id })).toMatchObject({ name, kind: 'streaming' });
		expect(describeDestination({ ...withTarget({ path: {} }), id }).kind).toBe('streaming');
	});

	it.each([profileStore, dataLake])('knows that $name is a source', ({ connectionSpecId: id }) => {
		expect(describeDestination({ id }).kind).toBe('source');
	});

	it.each<[string, Record<string, object>]>([
		['a mode in an enum', { mode: { enum: ['Server-to-server'] } }],
		['a mode as default', { mode: { default: 'Server-to-server' } }],
		['a choice of file types', { fileType: { enum: ['CSV'] }, path: {} }],
	])('takes an unknown one with %s for a current connector', (_, properties) => {
		expect(describeDestination(withTarget(properties))).toEqual({
			connectionSpecId: unknownId,
			name: 'New Destination',
			label: 'New Destination',
			family: 'cloud',
			storage: 'other',
			kind: 'file',
			targetKinds: [],
		});
	});

	it.each<[string, Record<string, object>, string]>([
		['a legacy mode', { mode: { enum: ['FTP'] }, remotePath: {} }, 'file'],
		['a folder', { outputFolder: {} }, 'file'],
		['no sign of files', { stream: {}, region: {} }, 'streaming'],
		['a profile id, which is no file', { profileId: {} }, 'streaming'],
		['nothing', {}, 'unknown'],
	])('judges an unknown one with %s', (_, properties, kind) => {
		expect(describeDestination(withTarget(properties))).toMatchObject({ family: 'email', kind });
	});

	it('takes what another provider offers for a source', () => {
		const spec = { ...withTarget({ path: {} }), providerId: 'another' };
		expect(describeDestination(spec).kind).toBe('source');
	});

	it('falls back to the id of an unknown one without name', () => {
		expect(describeDestination({ id: unknownId })).toMatchObject({
			label: unknownId,
			kind: 'unknown',
		});
	});

	it.each([
		[{ mode: { const: 'Server-to-server' } }, 'Amazon S3 (current)'],
		[{ mode: { const: 'S3' } }, 'Amazon S3 (legacy)'],
	])('tells a namesake by its family', (properties, label) => {
		expect(describeDestination({ ...withTarget(properties), name: 'Amazon S3' }).label).toBe(label);
	});
});
