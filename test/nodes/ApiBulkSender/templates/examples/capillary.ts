import type { Told } from '../../realAnswers/answering';
import { refused, type TemplateExample } from './example';

const records = [{ identifier: '919000010000' }, { identifier: 'unknown' }];
const notFound = { status: false, code: 8015, message: 'Customer not found' };
const refusal = refused(8015, 'Customer not found');
const notAnArray = { status: false, code: 400, message: 'Input is invalid' };
const fails: Told = { status: 400, body: { errors: [notAnArray], warnings: [] } };
const failed = refused(400, 'Input is invalid', { httpStatus: 400 });
const limited: Told = { status: 429, headers: { 'retry-after': '0' }, body: { message: 'Slow down' } };

/** @param answer around the parts, one for each record */
function bulk(path: string, answer: (parts: object[]) => unknown): TemplateExample {
	const good = { entityId: 7, entity: { id: 7 }, errors: [], warnings: [] };
	const bad = { entityId: null, entity: null, errors: [notFound], warnings: [] };
	const success: Told = { body: answer([good, good]) };
	return {
		records,
		request: { method: 'POST', path, body: records },
		answers: [
			{ kind: 'success', told: [success], outcomes: ['succeeded', 'succeeded'] },
			{ kind: 'partial', told: [{ body: answer([good, bad]) }], outcomes: ['succeeded', refusal] },
			{ kind: 'refusal', told: [fails], outcomes: [failed, failed] },
			{ kind: 'rateLimit', told: [limited, success], outcomes: ['succeeded', 'succeeded'] },
		],
	};
}

function single(path: string, parameters?: TemplateExample['parameters']): TemplateExample {
	const good: Told = { body: { createdId: 7, errors: [], warnings: [] } };
	const bad: Told = { status: 400, body: { errors: [notFound], warnings: [] } };
	return {
		...(parameters && { parameters }),
		records,
		request: { method: 'POST', path, body: records[0] },
		noPartial: 'A request carries one record.',
		answers: [
			{ kind: 'success', told: [good, good], outcomes: ['succeeded', 'succeeded'] },
			{ kind: 'refusal', told: [good, bad], outcomes: ['succeeded', refusal] },
			{ kind: 'rateLimit', told: [limited, good, good], outcomes: ['succeeded', 'succeeded'] },
		],
	};
}

const inResponse = (parts: object[]) => ({ response: parts, totalCount: parts.length });

export const capillary: Readonly<Record<string, TemplateExample>> = {
	capillaryAddCustomer: single('/v2/customers'),
	capillaryAddCustomersBulk: bulk('/v2/customers/bulk', (parts) => parts),
	capillaryAddTransactionsBulk: bulk('/v2/transactions/bulk', inResponse),
	capillaryForceBarcode: single('/v2/customers/barcode/forceGenerate?source=INSTORE&format=json'),
	capillaryIssueGoodwillPoints: single('/v2/request-workflow/GOODWILL-POINTS'),
	capillaryTagCustomersToTransactions: single('/retro', { apiEndpoint: '/retro' }),
	capillaryUpsertCustomersBulk: bulk(
		'/v2/integrations/customer/upsert/bulk?skipChangeIdentifier=false',
		inResponse,
	),
};
