import type { Schema } from '../contract.ts';
import {
	exportMode,
	newSchedule,
	newScheduleRules,
	scheduleRules,
	storedSchedule,
} from './schedule.ts';
import { absent, closed, nonEmptyText, open, text } from './shapes.ts';

const enrichmentInfo = closed({
	enabled: { type: 'boolean' },
	sourceType: text,
	mappingSet: closed({ id: text, version: { type: 'integer' } }),
});

const audience = {
	id: nonEmptyText,
	systemSegmentId: nonEmptyText,
	namespace: nonEmptyText,
	name: text,
	description: text,
	filenameTemplate: nonEmptyText,
	fileNameTemplate: absent('(the field is filenameTemplate)'),
	exportMode,
	enrichmentInfo,
};

function segment(value: Schema): Schema {
	return closed({ type: { const: 'PLATFORM_SEGMENT' }, value }, ['type', 'value']);
}

export const newAudience: Schema = segment({
	...closed({ ...audience, schedule: newSchedule }, ['id']),
	dependencies: { exportMode: ['schedule'], schedule: ['exportMode'] },
	allOf: newScheduleRules,
});

/** The complete object as it was read, with what the server added. */
export const storedAudience: Schema = segment({
	...open({ ...audience, schedule: storedSchedule, createTime: text, updateTime: text }, ['id']),
	allOf: scheduleRules,
});

const mapping = {
	sourceType: text,
	source: text,
	destination: text,
	identity: { type: 'boolean' },
	primaryIdentity: { type: 'boolean' },
	functionVersion: { type: 'integer' },
	copyModeMapping: { type: 'boolean' },
	sourceAttribute: text,
	destinationXdmPath: text,
};
const identity = closed({ namespace: nonEmptyText }, ['namespace']);
const attribute = { path: nonEmptyText, operator: { const: 'EXISTS' }, identity };

function jsonPath(value: Schema): Schema {
	return closed({ type: { const: 'JSON_PATH' }, value }, ['type', 'value']);
}

export const newAttribute = jsonPath(closed({ ...attribute, mapping: closed(mapping) }, ['path']));
export const storedAttribute = jsonPath(open({ ...attribute, mapping: open(mapping) }, ['path']));

export const profileMapping = closed(
	{ mappingId: nonEmptyText, mappingVersion: { type: 'integer' } },
	['mappingId', 'mappingVersion'],
);

const attributeKey = closed({ fieldType: { const: 'ATTRIBUTE' }, attributePath: nonEmptyText }, [
	'fieldType',
	'attributePath',
]);
const identityKey = closed({ fieldType: { const: 'IDENTITY' }, identityNamespace: nonEmptyText }, [
	'fieldType',
	'identityNamespace',
]);

export const primaryFields: Schema = {
	type: 'array',
	items: {
		type: 'object',
		properties: { fieldType: { enum: ['ATTRIBUTE', 'IDENTITY'] } },
		required: ['fieldType'],
		if: { properties: { fieldType: { const: 'IDENTITY' } } },
		then: identityKey,
		else: attributeKey,
	},
};

/** Attribute paths or, on current cloud storage, identity namespaces. */
export const mandatoryFields: Schema = { type: 'array', items: nonEmptyText };
