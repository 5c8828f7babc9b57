import type { INodeParameters } from 'n8n-workflow';
import { jobDefaults } from '../../../../nodes/ApiBulkSender/engine/run/jobs/jobSettings';
import { CUSTOM, inputField, templateById } from '../../../../nodes/ApiBulkSender/templates';
import { atRunTime, credentials, properties, shown } from './panel';

interface Controls extends INodeParameters {
	template: string;
	adjustTemplate: boolean;
	recordsFrom: string;
	fileIs: string;
	partCount: number;
	itemsAre: string;
	bulkSupport: boolean;
	bodyFormat: string;
	answerComes: string;
	responseReports: string;
	matchBy: string;
	specifyParsePathMap: string;
	specifyFieldMapping: string;
	recordOutcome: string;
	successField: string;
	successCondition: string;
}

const start: Controls = {
	template: CUSTOM,
	adjustTemplate: true,
	recordsFrom: 'items',
	fileIs: 'binaryField',
	partCount: 1,
	itemsAre: 'records',
	bulkSupport: true,
	bodyFormat: 'json',
	answerComes: 'atOnce',
	responseReports: 'everyRecord',
	matchBy: 'position',
	specifyParsePathMap: 'fields',
	specifyFieldMapping: 'none',
	recordOutcome: 'errorCode',
	successField: '',
	successCondition: 'isOneOf',
};

const choices: { [K in keyof Controls]: Array<Controls[K]> } = {
	// What is special of each is tested with the templates.
	template: [CUSTOM, 'capillaryIssueGoodwillPoints', 'hubSpotUpsert'],
	adjustTemplate: [true, false],
	recordsFrom: ['items', 'json', 'file'],
	fileIs: ['binaryField', 'onDisk', 'atUrl'],
	partCount: [1, 2],
	itemsAre: ['records', 'requestBodies'],
	bulkSupport: [true, false],
	// Nothing else depends on these: each has a test of its own.
	bodyFormat: ['json'],
	answerComes: ['atOnce'],
	responseReports: ['everyRecord', 'failedRecordsOnly', 'wholeRequest'],
	matchBy: ['position', 'key', 'index'],
	specifyParsePathMap: ['fields', 'json'],
	specifyFieldMapping: ['none', 'fields', 'json'],
	recordOutcome: ['errorCode', 'field', 'splitPath'],
	successField: ['', '$.ok'],
	successCondition: ['isOneOf', 'isEmpty'],
};

/** Prime to the number of choices of every field, so that each meets each choice of the others. */
const STRIDE = 29;

/** Combinations of the fields that others depend on, whether shown themselves or not. */
function* combinations(): Generator<Controls> {
	const names = Object.keys(choices);
	const total = names.reduce((product, name) => product * choices[name].length, 1);
	for (let number = 0; number < total; number += STRIDE) {
		let rest = number;
		const values = { ...start };
		for (const name of names) {
			values[name] = choices[name][rest % choices[name].length] ?? '';
			rest = Math.floor(rest / choices[name].length);
		}
		yield values;
	}
}

const always = ['operation', 'authentication', 'template', 'recordsFrom', 'options'];

/** Of the settings that a template gives. */
const alwaysOfSettings = [
	'apiEndpoint',
	'apiMethod',
	'bulkSupport',
	'bodyFormat',
	'answerComes',
	'specifyParsePathMap',
	'recoverableErrorCodes',
	'yieldingErrorCodes',
	'maxRetries',
	'additionalHeaders',
];

/** Their auto-approval header is not published. */
const hasApprovalHeader = ['capillaryIssueGoodwillPoints'];

/** The rules as design and delivery rules word them. */
function expected(values: Controls): string[] {
	const fromItems = values.recordsFrom === 'items';
	const fromFile = values.recordsFrom === 'file';
	const bodies = fromItems && values.itemsAre === 'requestBodies';
	const reports = values.bulkSupport ? values.responseReports : 'wholeRequest';
	const parts = reports !== 'wholeRequest';
	const failedOnly = reports === 'failedRecordsOnly';
	const byField = !failedOnly && values.recordOutcome === 'field';
	const tests = byField || (failedOnly && values.successField !== '');
	const template = templateById(values.template);
	const isTemplate = template !== undefined;
	const asks = (template?.asks ?? []).map(({ name }) => inputField(name));
	const others: Record<string, boolean> = {
		adjustTemplate: isTemplate,
		templateAbout: isTemplate,
		templateDetails: isTemplate,
		...Object.fromEntries(asks.map((name) => [name, true])),
		specifyFieldMapping: !bodies,
		fieldMapping: !bodies && values.specifyFieldMapping === 'fields',
		fieldMappingJson: !bodies && values.specifyFieldMapping === 'json',
		itemsAre: fromItems,
		recordsJson: values.recordsFrom === 'json',
		fileIs: fromFile,
		inputDataFieldName: fromFile && values.fileIs === 'binaryField',
		filePath: fromFile && values.fileIs === 'onDisk',
		fileUrl: fromFile && values.fileIs === 'atUrl',
		fileFormat: fromFile,
		fileOptions: fromFile,
		partCount: fromFile,
		partNumber: fromFile && values.partCount > 1,
	};
	const ofSettings: Record<string, boolean> = {
		templateNotice: isTemplate,
		learnNotice: !isTemplate,
		parsePathMapNotice: isTemplate && values.specifyParsePathMap === 'fields',
		additionalHeadersNotice: hasApprovalHeader.includes(values.template),
		groupingLimit: values.bulkSupport && !bodies,
		actionLine: values.bodyFormat === 'ndjson',
		requestSplitPath: values.bodyFormat === 'json',
		additionalBodyFields: values.bodyFormat !== 'ndjson',
		responseReports: values.bulkSupport,
		responseSplitPath: parts,
		missingList: failedOnly,
		matchBy: parts,
		requestKeyPath: parts && values.matchBy === 'key',
		responseKeyPath: parts && values.matchBy === 'key',
		responseIndexPath: parts && values.matchBy === 'index',
		indexPattern: parts && values.matchBy === 'index',
		firstIndex: parts && values.matchBy === 'index',
		parsePathMap: values.specifyParsePathMap === 'fields',
		parsePathMapJson: values.specifyParsePathMap === 'json',
		recordOutcome: !failedOnly,
		successField: byField || failedOnly,
		successCondition: tests,
		successValues: tests && values.successCondition === 'isOneOf',
		failureSplitPaths: reports === 'everyRecord' && values.recordOutcome === 'splitPath',
	};
	const chosen = (names: Record<string, boolean>) =>
		Object.keys(names).filter((name) => names[name]);
	const settings = [...alwaysOfSettings, ...chosen(ofSettings)];
	const areShown = !isTemplate || values.adjustTemplate;
	return [...always, ...chosen(others), ...(areShown ? settings : [])].sort();
}

function optionValues(name: string, values: INodeParameters): unknown[] {
	const [property] = shown(values).filter((candidate) => candidate.name === name);
	return (property?.options ?? []).map((option) => ('value' in option ? option.value : undefined));
}

describe('which fields show', () => {
	it('shows exactly the fields of the rules, each once, in thousands of combinations', () => {
		let count = 0;
		for (const values of combinations()) {
			count++;
			const names = shown(values)
				.map(({ name }) => name)
				.sort();
			if (names.join() !== expected(values).join()) {
				expect({ values, names }).toEqual({ values, names: expected(values) });
			}
		}
		expect(count).toBe(Math.ceil((3 * 2 * 3 * 3 * 2 * 2 * 2 * 3 * 3 * 2 * 3 * 3 * 2 * 2) / STRIDE));
	});

	it('shows what belongs to a body format with that only', () => {
		for (const bodyFormat of ['json', 'ndjson', 'form']) {
			const names = shown({ ...start, bodyFormat }).map(({ name }) => name);
			expect(names.sort()).toEqual(expected({ ...start, bodyFormat }));
		}
	});

	it('shows the fields of jobs besides, with every template that is adjusted, where answers come later', () => {
		const jobs = Object.keys(jobDefaults).filter((name) => name !== 'answerComes');
		for (const template of choices.template) {
			const values = { ...start, template, answerComes: 'later' };
			const names = shown(values).map(({ name }) => name);
			expect(names.sort()).toEqual([...expected(values), ...jobs].sort());
		}
	});

	it('shows nothing else where Summaries are merged, and asks for no credential', () => {
		for (const template of choices.template) {
			const values = { ...start, template, operation: 'mergeSummaries' };
			// The editor never shows the latter, since a credential depends on it.
			expect(shown(values).map(({ name }) => name)).toEqual(['operation', 'authentication']);
			expect(credentials(values)).toEqual([]);
		}
		for (const authentication of ['destinationApi', 'destinationOAuth2Api']) {
			expect(credentials({ ...start, authentication })).toEqual([authentication]);
			expect(credentials({ ...start, authentication, operation: 'send' })).toEqual([
				authentication,
			]);
		}
	});

	it('hands no hidden field to the node', () => {
		const values = atRunTime({
			bulkSupport: false,
			groupingLimit: 7,
			responseReports: 'failedRecordsOnly',
			responseSplitPath: '$.a[*]',
			matchBy: 'key',
			requestKeyPath: '$.b',
			recordOutcome: 'field',
			successField: '$.ok',
		});
		for (const name of [
			'groupingLimit',
			'responseReports',
			'responseSplitPath',
			'requestKeyPath',
		]) {
			expect(values).not.toHaveProperty(name);
		}
		expect(values).toMatchObject({ recordOutcome: 'field', successField: '$.ok' });
	});

	it('counts no leftover of a hidden field', () => {
		const leftover = { recordsFrom: 'json', itemsAre: 'requestBodies' };
		expect(atRunTime(leftover)).toMatchObject({ groupingLimit: 100 });
		expect(atRunTime({ ...leftover, groupingLimit: 7 })).toMatchObject({ groupingLimit: 7 });
	});
});

describe('choices that depend on Response Reports', () => {
	it.each([
		['everyRecord', ['position', 'key', 'index'], 'position'],
		['failedRecordsOnly', ['key', 'index'], 'key'],
	])('offers with %s to match by %s', (responseReports, offered, byDefault) => {
		expect(optionValues('matchBy', { ...start, responseReports })).toEqual(offered);
		expect(atRunTime({ responseReports })).toMatchObject({ matchBy: byDefault });
	});

	it.each([
		[{ responseReports: 'everyRecord' }, ['errorCode', 'field', 'splitPath']],
		[{ responseReports: 'wholeRequest' }, ['errorCode', 'field']],
		[{ bulkSupport: false }, ['errorCode', 'field']],
	])('offers with %j to judge by %s', (values, offered) => {
		expect(optionValues('recordOutcome', { ...start, ...values })).toEqual(offered);
		expect(atRunTime(values)).toMatchObject({ recordOutcome: 'errorCode' });
	});
});

it('allows no expression in a field that others depend on, or every variant of them would show', () => {
	const ofNode = properties.filter(({ name }) => name !== 'toolDescription');
	const controls = new Set(
		ofNode.flatMap(({ displayOptions }) => Object.keys(displayOptions?.show ?? {})),
	);
	expect([...controls].sort()).toEqual(Object.keys(start).sort());
	for (const property of ofNode) {
		// Whether it is empty, or more than one, an expression tells as well.
		if (['successField', 'partCount'].includes(property.name)) continue;
		if (controls.has(property.name)) expect(property).toMatchObject({ noDataExpression: true });
	}
});

it('never hides by a field that may itself be hidden, or its last value would count', () => {
	const byOperation = { operation: ['mergeSummaries'] };
	for (const { name, displayOptions } of properties) {
		if (['toolDescription', 'authentication'].includes(name)) continue;
		const hide = name === 'operation' ? { '@tool': [true] } : byOperation;
		expect(displayOptions?.hide).toEqual(hide);
	}
});

it('leaves out what does not work yet', () => {
	const [options] = properties.filter(({ name }) => name === 'options');
	const names = [...properties, ...(options?.options ?? [])].map(({ name }) => name);
	for (const name of ['journalIn']) {
		expect(names).not.toContain(name);
	}
	expect(optionValues('recordsFrom', start)).toEqual(['file', 'items', 'json']);
});
