import type { Answer, Call, Refusal } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import { isFields } from '../records.ts';
import type { Fields } from '../records.ts';
import { nextId, notAnArray } from './customers.ts';
import { judgeReference } from './judgeCustomer.ts';
import { fieldWarnings, problem, refusals } from './problems.ts';

const returnTypes = ['AMOUNT', 'FULL', 'LINE_ITEM', 'CANCELLED'];

export function addTransactions(world: World, call: Call): Answer {
	const bills = world.memory<number>('capillary/bills');
	return bulk(call, (transaction) => {
		const refusal = judgeTransaction(transaction);
		const bill = isFields(transaction) ? String(transaction['billNumber']) : '';
		if (refusal) return refusal;
		if (bills.has(bill)) return refusals.duplicateBill;
		const id = nextId(world, 'transaction', 81_000_001);
		bills.set(bill, id);
		world.accepted.add('transactions', transaction);
		return id;
	});
}

// A PUT changes custom and extended fields only (Capillary, PUT /v2/transactions/bulk).
export function updateTransactions(world: World, call: Call): Answer {
	const bills = world.memory<number>('capillary/bills');
	return bulk(call, (transaction) => {
		const bill = isFields(transaction) ? transaction['billNumber'] : undefined;
		if (bill === undefined) return refusals.invalidInput('billNumber is required');
		world.accepted.add('transactionUpdates', transaction);
		return bills.get(String(bill)) ?? nextId(world, 'transaction', 81_000_001);
	});
}

function bulk(call: Call, apply: (transaction: unknown) => Refusal | number): Answer {
	if (!Array.isArray(call.body)) return notAnArray();
	let failureCount = 0;
	const response = call.body.map((transaction: unknown, index) => {
		const outcome = call.forced(transaction, index) ?? apply(transaction);
		if (typeof outcome !== 'number') {
			failureCount += 1;
			const errors = [problem(outcome)];
			return { result: null, errors, warnings: [], loyaltyDetails: [], entityId: null };
		}
		const result = { id: outcome, billNumber: (transaction as Fields)['billNumber'] };
		const warnings = fieldWarnings(transaction);
		return { result, errors: [], warnings, loyaltyDetails: [], entityId: outcome };
	});
	return { status: 200, body: { response, totalCount: response.length, failureCount } };
}

function judgeTransaction(transaction: unknown): Refusal | undefined {
	if (!isFields(transaction)) return refusals.invalidInput('A transaction must be an object');
	const { type, billNumber, billAmount, returnType, identifierType, identifierValue } = transaction;
	if (billNumber === undefined || billNumber === '') {
		return refusals.invalidInput('billNumber is required');
	}
	if (Number(billAmount ?? 0) < 0) return refusals.negativeAmount;
	if (type === 'RETURN' && !returnTypes.includes(String(returnType))) {
		return refusals.invalidReturnType;
	}
	if (type === 'NOT_INTERESTED') return undefined;
	if (identifierValue === undefined || identifierValue === '') return refusals.noCustomerDetails;
	return judgeReference(String(identifierType), String(identifierValue));
}
