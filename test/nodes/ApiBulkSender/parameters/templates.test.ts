import {
	Workflow,
	type INode,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeType,
} from 'n8n-workflow';
import { DestinationApi } from '../../../../credentials/DestinationApi.credentials';
import { ApiBulkSender } from '../../../../nodes/ApiBulkSender/ApiBulkSender.node';
import {
	CUSTOM,
	destinationTemplates,
	inputField,
	templateById,
} from '../../../../nodes/ApiBulkSender/templates';
import codex from '../../../../nodes/ApiBulkSender/ApiBulkSender.node.json';
import { toldBelow, toldFirst } from '../../../../nodes/ApiBulkSender/templates/told';
import { nodeTypes } from '../../../support/engine';
import { atRunTime, description, properties, shown } from './panel';

it('offers Custom and every template, by name', () => {
	const [field] = properties.filter(({ name }) => name === 'template');
	expect(field?.options?.map((option) => ('value' in option ? option.value : ''))).toEqual([
		CUSTOM,
		'airtableUpsert',
		'algoliaBatch',
		'amplitudeBatch',
		'bloomreachCustomers',
		'brazeEvents',
		'brazeAttributes',
		'capillaryAddCustomer',
		'capillaryAddCustomersBulk',
		'capillaryAddTransactionsBulk',
		'capillaryForceBarcode',
		'capillaryIssueGoodwillPoints',
		'capillaryTagCustomersToTransactions',
		'capillaryUpsertCustomersBulk',
		'cleverTapProfiles',
		'couchDbBulkDocs',
		'customerIoPeople',
		'elasticsearchBulk',
		'hubSpotUpsert',
		'iterableUsers',
		'klaviyoProfile',
		'klaviyoImportProfiles',
		'mailchimpMembers',
		'meilisearchDocuments',
		'metaConversions',
		'mixpanelImport',
		'pinterestConversions',
		'postHogBatch',
		'postmarkEmails',
		'salesforceUpsert',
		'segmentBatch',
		'sendGridContacts',
		'typesenseImport',
		'zendeskUsers',
	]);
	const names = destinationTemplates.map(({ displayName }) => displayName);
	expect(names).toEqual([...names].sort());
	expect(templateById(CUSTOM)).toBeUndefined();
});

it('is found by the name of every application that has a template', () => {
	const names = destinationTemplates
		.map(({ displayName }) => displayName.split(':')[0] ?? '')
		.flatMap((name) => name.toLowerCase().split(' or '));
	expect(codex.alias).toEqual(expect.arrayContaining(names));
});

it('starts empty with Custom', () => {
	expect(atRunTime({})).toEqual({
		operation: 'send',
		authentication: 'destinationApi',
		template: CUSTOM,
		recordsFrom: 'items',
		itemsAre: 'records',
		apiEndpoint: '',
		apiMethod: 'POST',
		bulkSupport: true,
		groupingLimit: 100,
		bodyFormat: 'json',
		requestSplitPath: '',
		answerComes: 'atOnce',
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
		const values = atRunTime({ template: id, adjustTemplate: true });
		const namesShown = (parameters: INodeParameters) =>
			shown({ ...atRunTime(parameters) }).map(({ name }) => name);

		it('gives its own values to a workflow that stores nothing but its name', () => {
			for (const [name, wanted] of Object.entries(template.settings)) {
				if (OTHER_FORM.includes(name) || values[name] === undefined) continue;
				expect({ [name]: values[name] }).toEqual({ [name]: wanted });
			}
			// n8n would keep the rows when another template is chosen; empty means the template's.
			expect(values.parsePathMap).toEqual({});
			for (const [name, path] of Object.entries(template.settings.parsePathMap)) {
				const notice = shown(values).find((field) => field.name === 'parsePathMapNotice');
				if (path !== '') expect(notice?.displayName).toContain(`${name} = ${path}`);
			}
			const asJson = atRunTime({
				template: id,
				adjustTemplate: true,
				specifyParsePathMap: 'json',
			}).parsePathMapJson;
			expect(JSON.parse(String(asJson))).toEqual(template.settings.parsePathMap);
		});

		it('keeps what the user edited', () => {
			const edited = atRunTime({
				template: id,
				adjustTemplate: true,
				maxRetries: 9,
				apiEndpoint: '/mine',
			});
			expect(edited).toMatchObject({ maxRetries: 9, apiEndpoint: '/mine' });
		});

		it('starts as one screen, or as Capillary always did with its fields', () => {
			const names = namesShown({ template: id });
			expect(names.includes('apiEndpoint')).toBe(template.isAdjusted ?? false);
			const hidden = namesShown({ template: id, adjustTemplate: false });
			expect(hidden).not.toContain('apiEndpoint');
			expect(hidden.length).toBeLessThanOrEqual(template.asks.length + 10);
			for (const { name } of template.asks) expect(hidden).toContain(inputField(name));
		});

		it.each(['items', 'json', 'file'])('shows at most 30 fields with records from %s', (from) => {
			const chosen = { recordsFrom: from, partCount: 2, specifyFieldMapping: 'fields' };
			const names = namesShown({ template: id, adjustTemplate: false, ...chosen });
			expect(names.length).toBeLessThanOrEqual(30);
		});

		it('starts with at most 30 fields', () => {
			expect(namesShown({ template: id }).length).toBeLessThanOrEqual(30);
		});

		it.each([
			['templateAbout', 'what is to be known first', toldFirst],
			['templateDetails', 'the rest', toldBelow],
		])('the notice %s says %s', (name, _, telling) => {
			const notice = shown(values).find((field) => field.name === name);
			for (const [label, text] of telling(template)) {
				expect(notice?.displayName).toContain(`<li>${label}: ${text}</li>`);
				// n8n renders HTML here, of which it leaves lists and links.
				expect(text).not.toMatch(/[<>]/);
			}
		});

		it('names a kind of login that there is, and what it was made from', () => {
			const [authentication] = new DestinationApi().properties.filter(
				({ name }) => name === 'authentication',
			);
			const kinds = (authentication.options as INodePropertyOptions[]).map(({ name }) => name);
			expect(kinds).toContain(template.login.kind);
			expect(template.facts.readOn).toMatch(/^2\d{3}-\d\d-\d\d$/);
			expect(template.facts.sources.length).toBeGreaterThan(0);
		});

		it('sends again what got no answer where sent twice is as sent once', () => {
			const { facts, options } = template;
			const isOnce = /\bonce\b|leaves out/.test(facts.dedupe) && !/conflict/.test(facts.dedupe);
			expect(options.retryNetworkErrors ?? false).toBe(isOnce);
		});

		it('uses all that it asks for, and asks for all that it uses', () => {
			const { settings, wrapper, asks } = template;
			const used = JSON.stringify([settings, wrapper]).matchAll(/\[\[(\w+)\]\]/g);
			const names = new Set([...used].map(([, name]) => name));
			expect([...names].sort()).toEqual(asks.map(({ name }) => name).sort());
		});
	},
);

/** What stands in the panel in a form of its own. */
const OTHER_FORM = ['parsePathMap', 'additionalHeaders', 'additionalBodyFields'];

it('starts 1,000 requests a minute with Capillary, as Connect+ does', () => {
	const own = destinationTemplates.filter(({ id }) => id.startsWith('capillary'));
	expect(own).toHaveLength(7);
	for (const { options } of own) {
		const rateLimit = { requestsPerPeriod: 1000, period: 1, periodUnit: 'minutes' };
		expect(options).toEqual({ rateLimit });
	}
});

it('counts no Adjust Template that was left from a template', () => {
	expect(atRunTime({ adjustTemplate: false, groupingLimit: 7 })).toMatchObject({
		groupingLimit: 7,
	});
});

it('describes itself in less than 400 KB', () => {
	expect(JSON.stringify(description).length).toBeLessThan(400_000);
});

it.each([
	[{ template: 'hubSpotUpsert' }, 'HubSpot: Upsert Records'],
	[{ template: 'hubSpotUpsert', adjustTemplate: true, apiEndpoint: '/crm' }, 'POST to /crm'],
	[{ template: 'capillaryAddCustomer' }, 'POST to /v2/customers'],
	[{ template: 'capillaryAddCustomer', adjustTemplate: false }, 'Capillary: Add Customer'],
	[{ adjustTemplate: false, apiEndpoint: '/mine' }, 'POST to /mine'],
	[{}, 'POST to an API'],
])('says under the node what it does: %j', (parameters, sentence) => {
	const nodeType = new ApiBulkSender() as INodeType;
	const node = {
		...{ id: '1', name: 'Node', type: 'test', typeVersion: 1, parameters },
		position: [0, 0] as [number, number],
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypes({ test: nodeType }),
	});
	const own = workflow.getNode('Node') as INode;
	const { subtitle } = nodeType.description;
	expect(workflow.expression.getSimpleParameterValue(own, subtitle, 'manual', {})).toBe(sentence);
});

describe('what Capillary does not publish', () => {
	const hintOf = (template: string, name: string) =>
		shown(atRunTime({ template })).find((property) => property.name === name)?.hint;

	it('leaves the retro transaction endpoint empty, with a hint', () => {
		const template = 'capillaryTagCustomersToTransactions';
		expect(atRunTime({ template }).apiEndpoint).toBe('');
		expect(hintOf(template, 'apiEndpoint')).toContain('Capillary does not publish');
		expect(hintOf('custom', 'apiEndpoint')).toBeUndefined();
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
