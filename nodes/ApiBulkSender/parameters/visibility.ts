import type { Conditions } from './variants';

/**
 * When fields show. Each condition names every field it depends on, also those that hide its
 * fields' own parents: n8n keeps the last value of a hidden field and would count it.
 */
export const fromItems: Conditions = { recordsFrom: ['items'] };
export const fromJson: Conditions = { recordsFrom: ['json'] };
export const fromFile: Conditions = { recordsFrom: ['file'] };
/** Every condition costs a field of its own for each template, so few say more. */
export const notFromItems: Conditions = { recordsFrom: ['json', 'file'] };
export const itemsAreRecords: Conditions = { ...fromItems, itemsAre: ['records'] };

export const bulk: Conditions = { bulkSupport: [true] };
export const notBulk: Conditions = { bulkSupport: [false] };

export const sendsJson: Conditions = { bodyFormat: ['json'] };
export const sendsLines: Conditions = { bodyFormat: ['ndjson'] };
export const sendsFields: Conditions = { bodyFormat: ['json', 'form'] };
export const answerComesLater: Conditions = { answerComes: ['later'] };

export const reportsEveryRecord: Conditions = { ...bulk, responseReports: ['everyRecord'] };
export const reportsFailedOnly: Conditions = { ...bulk, responseReports: ['failedRecordsOnly'] };
export const reportsWhole: Conditions = { ...bulk, responseReports: ['wholeRequest'] };
export const reportsParts: Conditions = {
	...bulk,
	responseReports: ['everyRecord', 'failedRecordsOnly'],
};

export const matchesByKey: Conditions = { ...reportsParts, matchBy: ['key'] };
export const matchesByIndex: Conditions = { ...reportsParts, matchBy: ['index'] };

/** Where the field is optional, what belongs to it shows once it is filled in. */
export const hasSuccessField: Conditions = { successField: [{ _cnd: { not: '' } }] };

/** Conditions that compare the field with a list of values. */
export const comparesValues: Conditions = { successCondition: ['isOneOf', 'isNotOneOf'] };

/** Without Bulk Support the answer always speaks for the one record. */
export const judgedByField: Conditions[] = [
	{ ...bulk, responseReports: ['everyRecord', 'wholeRequest'] },
	notBulk,
].map((conditions) => ({ ...conditions, recordOutcome: ['field'] }));
export const judgedBySplitPath: Conditions = {
	...reportsEveryRecord,
	recordOutcome: ['splitPath'],
};
