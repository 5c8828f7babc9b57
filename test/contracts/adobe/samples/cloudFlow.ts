/**
 * A dataflow to current Amazon S3 with an identity, as destinations.yaml shows it in the example
 * "Segment export dataflow with segments, profile mappings, primary and mandatory fields"
 * (experience-platform-apis, static/swagger-specs/destinations.yaml); all values are invented.
 */
export const cloudTransformations = (mappingId: string, mappingVersion: number) => [
	{
		name: 'GeneralTransform',
		params: {
			mandatoryFields: ['ECID'],
			primaryFields: [{ identityNamespace: 'ECID', fieldType: 'IDENTITY' }],
			profileMapping: { mappingId, mappingVersion },
			segmentSelectors: {
				selectors: [
					{
						type: 'PLATFORM_SEGMENT',
						value: {
							id: '0a0a0a0a-1111-4111-8111-111111111111',
							name: 'Invented: gravel riders',
							description: '',
							filenameTemplate:
								'%DESTINATION%_%SEGMENT_ID%_%SEGMENT_NAME%_%DESTINATION_INSTANCE_ID%_%DATETIME(YYYYMMdd_HHmmss)%',
							exportMode: 'FIRST_FULL_THEN_INCREMENTAL',
							schedule: {
								frequency: 'EVERY_3_HOURS',
								triggerType: 'SCHEDULED',
								startDate: '2026-11-15',
								endDate: '2027-11-23',
								startTime: '22:00',
							},
						},
					},
				],
			},
		},
	},
];
