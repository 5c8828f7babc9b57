import type { Answer, Call, Endpoint } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import type { Authorize } from '../authentication.ts';
import { addCustomer, addCustomers, upsertCustomers } from './customers.ts';
import { forceBarcode, issueGoodwillPoints } from './singleCalls.ts';
import { addTransactions, updateTransactions } from './transactions.ts';

type Handle = (world: World, call: Call) => Answer;

export function capillaryEndpoints(world: World, authorize: Authorize): Endpoint[] {
	const endpoint = (
		method: string,
		path: string,
		handle: Handle,
		parts?: string[][],
	): Endpoint => ({
		methods: [method],
		path,
		body: 'json',
		parts,
		authorize,
		handle: (call) => handle(world, call),
	});
	const response = [['response']];
	return [
		endpoint('POST', '/v2/customers/bulk', addCustomers, [[]]),
		endpoint('POST', '/v2/customers', addCustomer),
		endpoint('POST', '/v2/integrations/customer/upsert/bulk', upsertCustomers, response),
		endpoint('POST', '/v2/transactions/bulk', addTransactions, response),
		endpoint('PUT', '/v2/transactions/bulk', updateTransactions, response),
		endpoint('POST', '/v2/customers/barcode/forceGenerate', forceBarcode),
		endpoint('POST', '/v2/request-workflow/GOODWILL-POINTS', issueGoodwillPoints),
	];
}
