/**
 * Runs as Adobe's documents show them, the values invented. Sources: Batch_Flow_Run_Success and
 * Batch_Flow_Run_Failure in destinations.yaml; the run of nothing in the guide on exporting datasets,
 * which breaks off within its first entity.
 */
const common = {
	createdBy: 'invented@AdobeID',
	updatedBy: 'invented@AdobeID',
	createdClient: 'aep_activation_batch',
	updatedClient: 'acp_foundation_connectors',
	sandboxId: '0a0b0c0d-1111-4222-8333-444455556666',
	sandboxName: 'prod',
	imsOrgId: 'F00000000000000000000000@AdobeOrg',
	flowId: '5a7c0e1d-2f6b-4f0b-8a55-1f3d2c4b5e60',
	flowSpec: { id: '71471eba-b620-49e4-90fd-23f1fa0174d8', version: '1.0' },
	providerRefId: '9d1f0c9d1f0c9d1f0c9d1f0c9d1f0c9d',
	etag: '"3a00b1c2-0000-0200-0000-6a0000000000"',
};
const sourceId = 'c0ffee00-1111-4222-8333-444455556666';
const targetId = 'decade00-1111-4222-8333-444455556666';
export const sampleAudience = '77777777-aaaa-4bbb-8ccc-dddddddddddd';
const entity = `segment:${sampleAudience}`;
const building = {
	id: 'c4f238e3-7334-4933-8b56-64d7ea43ea54',
	name: 'Activation Batch XdmProcessor Activity',
	updatedAtUTC: 0,
};
const delivering = {
	id: '51d82b36-6b8f-11eb-9439-0242ac130002',
	name: 'Activation Batch Publisher Activity',
	updatedAtUTC: 0,
};
const skippedInfo = [
	{ code: 'ACTIVATION_BATCH-0000-SKIP', message: 'Invented: no mail', count: 20 },
];
const failedInfo = [{ code: 'ACTIVATION_BATCH-0000-FAILED', message: 'Job aborted.' }];

export const successfulRun = {
	...common,
	id: '0b5d6f2e-7c1a-4c39-9f0e-6a2f6f1d9a01',
	createdAt: 1793872921000,
	updatedAt: 1793873342000,
	metrics: {
		durationSummary: { startedAtUTC: 1793872923000, completedAtUTC: 1793873340000 },
		sizeSummary: { inputBytes: 51234, outputBytes: 48810 },
		recordSummary: {
			inputRecordCount: 420,
			createdRecordCount: 400,
			outputRecordCount: 400,
			skippedRecordCount: 20,
			sourceSummaries: [
				{
					id: sourceId,
					inputRecordCount: 420,
					skippedRecordCount: 20,
					entitySummaries: [{ id: entity, inputRecordCount: 420, skippedRecordCount: 20 }],
				},
			],
			targetSummaries: [
				{
					id: targetId,
					createdRecordCount: 400,
					outputRecordCount: 400,
					entitySummaries: [{ id: entity, createdRecordCount: 400, outputRecordCount: 400 }],
				},
			],
			skippedInfo,
		},
		fileSummary: { inputFileCount: 2, outputFileCount: 2 },
		statusSummary: { status: 'success', activityRefs: [building.id] },
	},
	activities: [
		{
			...building,
			durationSummary: { startedAtUTC: 1793872923000, completedAtUTC: 1793873200000 },
			statusSummary: { status: 'success', extensions: {} },
		},
		{
			...delivering,
			durationSummary: { startedAtUTC: 1793873210000, completedAtUTC: 1793873340000 },
			statusSummary: { status: 'success', extensions: {} },
		},
	],
};

export const failedRun = {
	...common,
	id: '0b5d6f2e-7c1a-4c39-9f0e-6a2f6f1d9a02',
	createdAt: 1793872921000,
	updatedAt: 1793878801000,
	metrics: {
		durationSummary: { startedAtUTC: 1793872923000, completedAtUTC: 1793878800000 },
		recordSummary: {
			sourceSummaries: [
				{
					id: sourceId,
					inputRecordCount: 0,
					skippedRecordCount: 0,
					entitySummaries: [{ id: entity, inputRecordCount: 0, skippedRecordCount: 0 }],
				},
			],
			failedInfo,
		},
		statusSummary: { status: 'failed', errors: failedInfo, activityRefs: [building.id] },
	},
	activities: [
		{
			...building,
			durationSummary: { startedAtUTC: 1793872923000, completedAtUTC: 1793878800000 },
			statusSummary: { status: 'failed', errors: failedInfo, extensions: {} },
		},
	],
};

export const runOfNothing = {
	...common,
	id: '0b5d6f2e-7c1a-4c39-9f0e-6a2f6f1d9a03',
	createdAt: 1793872921000,
	updatedAt: 1793872935000,
	metrics: {
		durationSummary: { startedAtUTC: 1793872923000, completedAtUTC: 1793872923005 },
		sizeSummary: { inputBytes: 0 },
		recordSummary: {
			inputRecordCount: 0,
			skippedRecordCount: 0,
			sourceSummaries: [
				{
					id: sourceId,
					inputRecordCount: 0,
					skippedRecordCount: 0,
					entitySummaries: [{ id: entity, inputRecordCount: 0, skippedRecordCount: 0 }],
				},
			],
		},
		statusSummary: { status: 'success' },
	},
};
