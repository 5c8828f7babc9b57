import type { Answer, Call, Refusal } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import { isFields } from '../records.ts';
import type { Fields } from '../records.ts';
import { identifiersOf, judgeCustomer } from './judgeCustomer.ts';
import { fieldWarnings, problem, refusals } from './problems.ts';

/** A top-level array; failed records are told inside a 200. */
export function addCustomers(world: World, call: Call): Answer {
	if (!Array.isArray(call.body)) return notAnArray();
	const body = call.body.map((customer: unknown, index) => {
		const refusal = call.forced(customer, index) ?? judgeCustomer(customer);
		return customerResult(world, customer, refusal);
	});
	return { status: 200, body };
}

export function addCustomer(world: World, call: Call): Answer {
	const refusal = call.forced(call.body, 0) ?? judgeCustomer(call.body);
	if (refusal) return { status: 400, body: { errors: [problem(refusal)], warnings: [] } };
	world.accepted.add('customers', call.body);
	const createdId = customerId(world, call.body);
	return { status: 200, body: { createdId, warnings: fieldWarnings(call.body) } };
}

export function upsertCustomers(world: World, call: Call): Answer {
	if (!Array.isArray(call.body)) return notAnArray();
	const response = call.body.map((customer: unknown, index) => {
		const refusal = call.forced(customer, index) ?? judgeCustomer(customer);
		if (refusal) return { entityId: null, result: null, errors: [problem(refusal)], warnings: [] };
		world.accepted.add('customers', customer);
		const entityId = customerId(world, customer);
		const result = { id: entityId, ...(customer as Fields) };
		return { entityId, result, errors: [], warnings: fieldWarnings(customer) };
	});
	const failureCount = response.filter(({ errors }) => errors.length > 0).length;
	return { status: 200, body: { response, totalCount: response.length, failureCount } };
}

export function notAnArray(): Answer {
	const refusal = refusals.invalidInput('The request body must be a JSON array');
	return { status: 400, body: { errors: [problem(refusal)], warnings: [] } };
}

/** The same identifiers always belong to the same customer. */
export function customerId(world: World, customer: unknown): number {
	const known = world.memory<number>('capillary/customers');
	const keys = identifiersOf(customer).map(({ type, value }) => `${type}:${value}`);
	const found = keys.map((key) => known.get(key)).find((id) => id !== undefined);
	const id = found ?? nextId(world, 'customer', 564_000_001);
	for (const key of keys) if (!known.has(key)) known.set(key, id);
	return id;
}

export function nextId(world: World, kind: string, first: number): number {
	const ids = world.memory<number>('capillary/ids');
	const id = ids.get(kind) ?? first;
	ids.set(kind, id + 1);
	return id;
}

function customerResult(world: World, customer: unknown, refusal: Refusal | undefined): Fields {
	if (refusal) {
		const errors = [problem(refusal)];
		return { entity: null, entityId: null, errors, warnings: [], ...childCounts([]) };
	}
	world.accepted.add('customers', customer);
	const fields = customer as Fields;
	const children = Array.isArray(fields['childCustomers']) ? fields['childCustomers'] : [];
	const id = customerId(world, customer);
	return {
		entity: { id, profiles: fields['profiles'], loyaltyInfo: fields['loyaltyInfo'] },
		entityId: id,
		errors: [],
		warnings: fieldWarnings(customer),
		...childCounts(children),
	};
}

function childCounts(children: unknown[]): Fields {
	if (children.length === 0) return { childCount: 0, childFailureCount: 0, childSuccessCount: 0 };
	const results = children.map((child) => {
		const refusal = isFields(child) ? judgeCustomer(child) : refusals.noCustomerDetails;
		return {
			entity: child,
			errors: refusal ? [problem(refusal)] : [],
			warnings: fieldWarnings(child),
		};
	});
	const failed = results.filter(({ errors }) => errors.length > 0).length;
	const childSuccessCount = children.length - failed;
	return {
		childCount: children.length,
		childFailureCount: failed,
		childSuccessCount,
		children: results,
	};
}
