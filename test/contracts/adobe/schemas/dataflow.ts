import type { Schema } from '../contract.ts';
import { closed, nonEmptyText, specIdOf, text } from './shapes.ts';
import {
	CLOUD_AUDIENCE_FLOW_SPECS,
	CLOUD_DATASET_FLOW_SPECS,
	LEGACY_FLOW_SPECS,
} from './specIds.ts';

const emptyList: Schema = { type: 'array', maxItems: 0 };
const emptySelectors = closed({ selectors: emptyList });
const oneId: Schema = { type: 'array', items: nonEmptyText, minItems: 1, maxItems: 1 };

const legacyStub = closed({ segmentSelectors: emptySelectors, profileSelectors: emptySelectors });
const cloudStub = closed({
	mandatoryFields: emptyList,
	primaryFields: emptyList,
	profileMapping: closed({}),
	segmentSelectors: emptySelectors,
});

function transformations(params: Schema): Schema {
	return { type: 'array', items: closed({ name: { const: 'GeneralTransform' }, params }) };
}

const base = {
	name: nonEmptyText,
	description: text,
	flowSpec: closed({ id: nonEmptyText, version: nonEmptyText }, ['id']),
	sourceConnectionIds: oneId,
	targetConnectionIds: oneId,
};
const required = Object.keys(base).filter((name) => name !== 'description');

function audienceFlow(params: Schema): Schema {
	return closed({ ...base, transformations: transformations(params) }, [
		...required,
		'transformations',
	]);
}

const scheduleParams = closed(
	{
		exportMode: { enum: ['DAILY_FULL_EXPORT', 'FIRST_FULL_THEN_INCREMENTAL'] },
		startTime: { type: 'integer' },
		endTime: { type: 'integer' },
		interval: { enum: [1, 3, 6, 9, 12] },
		timeUnit: { enum: ['hour', 'day'] },
		folderNameTemplate: text,
	},
	['startTime', 'interval', 'timeUnit'],
);

const datasetFlow = closed({ ...base, transformations: emptyList, scheduleParams }, [
	...required,
	'scheduleParams',
]);

/** Flow specs that the document does not list may be of either family. */
const eitherStub: Schema = { type: 'object', anyOf: [legacyStub, cloudStub] };

export function dataflowFor(body: unknown): Schema {
	const id = specIdOf(body, 'flowSpec');
	if (CLOUD_DATASET_FLOW_SPECS.includes(id)) return datasetFlow;
	if (CLOUD_AUDIENCE_FLOW_SPECS.includes(id)) return audienceFlow(cloudStub);
	return audienceFlow(LEGACY_FLOW_SPECS.includes(id) ? legacyStub : eitherStub);
}
