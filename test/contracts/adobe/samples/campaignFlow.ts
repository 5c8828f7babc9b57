/**
 * A dataflow to Adobe Campaign that somebody made in Adobe's user interface, as reading it by id
 * shows it. Fields and spellings are those of the guide "Update destination dataflows using the Flow
 * Service API", section "Look up dataflow details" (experience-platform.en,
 * help/destinations/api/update-destination-dataflows.md); all values are invented.
 */

const spec = (id: string) => ({ id, version: '1.0' });
const PROFILE_STORE = spec('8a9c3494-9708-43d7-ae3f-cda01e5030e1');
const CAMPAIGN = spec('0b23e41a-cb4a-4321-a78f-3b654f5d7d97');
const ETAG = '"1d00aaaa-0000-0200-0000-6a0000000000"';
const FILE_NAME = '%DESTINATION_NAME%_%SEGMENT_ID%_%DATETIME(YYYYMMdd_HHmmss)%';
const times = { createTime: '1793800000', updateTime: '1793803600' };

/** Source and destination are spelled alike; `identity` is false even where it is one. */
export const mappingOf = (path: string) => ({
	sourceType: 'text/x.schema-path',
	source: path,
	destination: path,
	identity: false,
	primaryIdentity: false,
	functionVersion: 0,
	copyModeMapping: false,
	sourceAttribute: path,
	destinationXdmPath: path,
});

export const attributeSelector = (path: string) => ({
	type: 'JSON_PATH',
	value: { path, operator: 'EXISTS', mapping: mappingOf(path) },
});

/** An identity goes by its bare namespace. */
export const identitySelector = (namespace: string) => ({
	type: 'JSON_PATH',
	value: {
		path: namespace,
		operator: 'EXISTS',
		identity: { namespace },
		mapping: mappingOf(namespace),
	},
});

const audience = (value: { id: string; name: string; exportMode: string; schedule: object }) => ({
	type: 'PLATFORM_SEGMENT',
	value: { ...value, filenameTemplate: FILE_NAME, ...times },
});

/** None of the schedules names a trigger; all have a start time. */
export const campaignTransformations = [
	{
		name: 'GeneralTransform',
		params: {
			profileSelectors: {
				selectors: [
					identitySelector('Email'),
					attributeSelector('person.name.firstName'),
					attributeSelector('person.name.lastName'),
					attributeSelector('personalEmail.address'),
					attributeSelector('segmentMembership.status'),
				],
				mandatoryFields: ['Email', 'person.name.firstName', 'person.name.lastName'],
				primaryFields: [{ identityNamespace: 'Email', fieldType: 'IDENTITY' }],
			},
			segmentSelectors: {
				selectors: [
					audience({
						id: '0a0a0a0a-1111-4111-8111-111111111111',
						name: 'Invented: gravel riders',
						exportMode: 'DAILY_FULL_EXPORT',
						schedule: { frequency: 'ONCE', startDate: '2026-12-25', startTime: '20:00' },
					}),
					audience({
						id: '0b0b0b0b-2222-4222-8222-222222222222',
						name: 'Invented: born in autumn',
						exportMode: 'DAILY_FULL_EXPORT',
						schedule: {
							frequency: 'DAILY',
							startDate: '2026-12-23',
							endDate: '2027-12-31',
							startTime: '20:00',
						},
					}),
					audience({
						id: '0c0c0c0c-3333-4333-8333-333333333333',
						name: 'Invented: open quotes',
						exportMode: 'FIRST_FULL_THEN_INCREMENTAL',
						schedule: {
							frequency: 'DAILY',
							startDate: '2026-12-23',
							endDate: '2027-12-31',
							startTime: '20:00',
						},
					}),
					audience({
						id: '0d0d0d0d-4444-4444-8444-444444444444',
						name: 'Invented: loyalty export',
						exportMode: 'FIRST_FULL_THEN_INCREMENTAL',
						schedule: {
							frequency: 'EVERY_6_HOURS',
							startDate: '2027-01-05',
							endDate: '2027-12-30',
							startTime: '20:00',
						},
					}),
				],
			},
		},
	},
];

export const campaignFlow = {
	id: '11112222-3333-4444-8555-666677778888',
	createdAt: 1793800000000,
	updatedAt: 1793803600000,
	createdBy: 'invented@AdobeID',
	updatedBy: 'invented@AdobeID',
	createdClient: 'exc_app',
	updatedClient: 'acp_foundation_connectors',
	sandboxId: 'abababab-cdcd-4efe-8fef-ababababcdcd',
	sandboxName: 'prod',
	imsOrgId: '0123456789ABCDEF01234567@AdobeOrg',
	name: 'Invented winter campaign',
	description: 'Invented: for customers who ride',
	flowSpec: spec('71471eba-b620-49e4-90fd-23f1fa0174d8'),
	state: 'enabled',
	version: ETAG,
	etag: ETAG,
	sourceConnectionIds: ['aaaaaaaa-0001-4aaa-8aaa-aaaaaaaaaaaa'],
	targetConnectionIds: ['bbbbbbbb-0002-4bbb-8bbb-bbbbbbbbbbbb'],
	inheritedAttributes: {
		sourceConnections: [
			{
				id: 'aaaaaaaa-0001-4aaa-8aaa-aaaaaaaaaaaa',
				connectionSpec: PROFILE_STORE,
				baseConnection: {
					id: 'aaaaaaaa-0003-4aaa-8aaa-aaaaaaaaaaaa',
					connectionSpec: PROFILE_STORE,
				},
				typeInfo: { type: 'ProfileFragments', id: 'ups' },
			},
		],
		targetConnections: [
			{
				id: 'bbbbbbbb-0002-4bbb-8bbb-bbbbbbbbbbbb',
				connectionSpec: CAMPAIGN,
				baseConnection: {
					id: 'bbbbbbbb-0004-4bbb-8bbb-bbbbbbbbbbbb',
					connectionSpec: CAMPAIGN,
				},
			},
		],
	},
	transformations: campaignTransformations,
};
