import { attributeSelector } from './campaignFlow.ts';

/**
 * The `transformations` that the tutorial "Connect to batch destinations and activate data" prints
 * under "Validate the dataflow": attributes only, an attribute as key, no trigger in the schedules.
 * Values are invented where they are not part of the form.
 */
const FILE_NAME = '%DESTINATION_NAME%_%SEGMENT_ID%_%DATETIME(YYYYMMdd_HHmmss)%';
const times = { createTime: '1640016962', updateTime: '1642534355' };

export const tutorialTransformations = [
	{
		name: 'GeneralTransform',
		params: {
			profileSelectors: {
				selectors: [
					attributeSelector('homeAddress.countryCode'),
					attributeSelector('person.name.firstName'),
					attributeSelector('person.name.lastName'),
					attributeSelector('personalEmail.address'),
					attributeSelector('segmentMembership.status'),
				],
				mandatoryFields: ['person.name.firstName', 'person.name.lastName'],
				primaryFields: [{ fieldType: 'ATTRIBUTE', attributePath: 'personalEmail.address' }],
			},
			segmentSelectors: {
				selectors: [
					{
						type: 'PLATFORM_SEGMENT',
						value: {
							id: '0a0a0a0a-1111-4111-8111-111111111111',
							name: 'Invented: gravel riders',
							filenameTemplate: FILE_NAME,
							exportMode: 'DAILY_FULL_EXPORT',
							schedule: { frequency: 'ONCE', startDate: '2021-12-20', startTime: '17:00' },
							...times,
						},
					},
					{
						type: 'PLATFORM_SEGMENT',
						value: {
							id: '0b0b0b0b-2222-4222-8222-222222222222',
							name: 'Invented: loyalty export',
							filenameTemplate: FILE_NAME,
							exportMode: 'FIRST_FULL_THEN_INCREMENTAL',
							schedule: {
								frequency: 'EVERY_6_HOURS',
								startDate: '2021-12-22',
								endDate: '2021-12-31',
								startTime: '17:00',
							},
							...times,
						},
					},
				],
			},
		},
	},
];
