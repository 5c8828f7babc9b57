import {
	CUSTOM,
	destinationTemplates,
	templateById,
} from '../../../../nodes/ApiBulkSender/templates';
import { atRunTime, properties, shown } from './panel';

it('offers Custom and the seven Capillary templates', () => {
	const [field] = properties.filter(({ name }) => name === 'template');
	expect(field?.options?.map((option) => ('value' in option ? option.value : ''))).toEqual([
		CUSTOM,
		'capillaryAddCustomer',
		'capillaryAddCustomersBulk',
		'capillaryAddTransactionsBulk',
		'capillaryForceBarcode',
		'capillaryIssueGoodwillPoints',
		'capillaryTagCustomersToTransactions',
		'capillaryUpsertCustomersBulk',
	]);
	expect(templateById(CUSTOM)).toBeUndefined();
});

it('starts empty with Custom', () => {
	expect(atRunTime({})).toEqual({
		template: CUSTOM,
		recordsFrom: 'items',
		itemsAre: 'records',
		apiEndpoint: '',
		apiMethod: 'POST',
		bulkSupport: true,
		groupingLimit: 100,
		bodyFormat: 'json',
		requestSplitPath: '',
		specifyFieldMapping: 'none',
		additionalBodyFields: '{}',
		// A notice.
		learnNotice: '',
		responseReports: 'everyRecord',
		responseSplitPath: '',
		matchBy: 'position',
		specifyParsePathMap: 'fields',
		parsePathMap: {
			entries: [
				{ name: 'status_code', path: '' },
				{ name: 'error_message', path: '' },
				{ name: 'entity_id', path: '' },
			],
		},
		recordOutcome: 'errorCode',
		recoverableErrorCodes: '502,503,504,520,521',
		yieldingErrorCodes: '429',
		maxRetries: 3,
		additionalHeaders: {},
		options: {},
	});
});

describe.each(destinationTemplates.map((template) => [template.id, template] as const))(
	'%s',
	(id, template) => {
		const values = atRunTime({ template: id });

		it('gives its own values to a workflow that stores nothing but its name', () => {
			for (const name of [
				'apiEndpoint',
				'apiMethod',
				'bulkSupport',
				'requestSplitPath',
				'recordOutcome',
				'recoverableErrorCodes',
				'yieldingErrorCodes',
				'maxRetries',
			] as const) {
				expect({ [name]: values[name] }).toEqual({ [name]: template[name] });
			}
			// n8n would keep the rows when another template is chosen; empty means the template's.
			expect(values.parsePathMap).toEqual({});
			for (const [name, path] of Object.entries(template.parsePathMap)) {
				const notice = shown(values).find((field) => field.name === 'parsePathMapNotice');
				if (path !== '') expect(notice?.displayName).toContain(`${name} = ${path}`);
			}
			const asJson = atRunTime({ template: id, specifyParsePathMap: 'json' }).parsePathMapJson;
			expect(JSON.parse(String(asJson))).toEqual(template.parsePathMap);
		});

		it('groups and splits only where the API takes several records', () => {
			const ofBulk = ['groupingLimit', 'responseReports', 'responseSplitPath', 'matchBy'] as const;
			for (const name of ofBulk) {
				expect(values[name]).toEqual(template.bulkSupport ? template[name] : undefined);
			}
		});

		it('keeps what the user edited', () => {
			const edited = atRunTime({ template: id, maxRetries: 9, apiEndpoint: '/mine' });
			expect(edited).toMatchObject({ maxRetries: 9, apiEndpoint: '/mine' });
		});

		it('starts 1,000 requests a minute', () => {
			expect(template.optionDefaults).toEqual({
				requestsPerPeriod: 1000,
				period: 1,
				periodUnit: 'minutes',
			});
		});
	},
);

describe('what Capillary does not publish', () => {
	const hintOf = (template: string, name: string) =>
		shown(atRunTime({ template })).find((property) => property.name === name)?.hint;

	it('leaves the retro transaction endpoint empty, with a hint', () => {
		const template = 'capillaryTagCustomersToTransactions';
		expect(atRunTime({ template }).apiEndpoint).toBe('');
		expect(hintOf(template, 'apiEndpoint')).toContain('Capillary does not publish');
		expect(hintOf('custom', 'apiEndpoint')).not.toContain('Capillary');
	});

	it.each(['capillaryTagCustomersToTransactions', 'capillaryIssueGoodwillPoints'])(
		'leaves the approval header of %s empty, with a hint',
		(template) => {
			expect(atRunTime({ template }).additionalHeaders).toEqual({
				entries: [{ name: '', value: '' }],
			});
			expect(hintOf(template, 'additionalHeaders')).toContain('not published');
		},
	);
});
