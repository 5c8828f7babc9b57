import type { Refusal } from '../../core/endpoint.ts';
import { isFields } from '../records.ts';

export interface Problem {
	status: false;
	code: string | number;
	message: string;
}

// Texts and codes: docs.capillarytech.com/reference/status-codes-customer, /reference/get-customers-bulk
// (8109) and the Connect+ troubleshooting guide.
export const refusals = {
	invalidInput: (what: string): Refusal => ({ code: 400, message: `Input is invalid. ${what}` }),
	customerNotFound: { code: 8015, message: 'Customer not found' },
	invalidMobile: { code: 8056, message: 'Invalid mobile number' },
	invalidEmail: { code: 1002, message: 'Unable to register. Invalid email id' },
	noCustomerDetails: { code: 8084, message: 'No customer details found in the request' },
	deletedAfterPiiRequest: { code: 8109, message: 'Customer is deleted after PII delete request' },
	fraud: { code: 618, message: 'Not allowed - customer is marked as fraud' },
	duplicateBill: { code: 604, message: 'Duplicate bill number' },
	invalidReturnType: { code: 628, message: 'Invalid return type' },
	negativeAmount: { code: 631, message: 'Bill amount cannot be negative' },
} as const;

export function problem({ code, message }: Refusal): Problem {
	return { status: false, code, message };
}

/** An extended field that the organization does not know: here, one named `unknown…`. */
export function fieldWarnings(record: unknown): Problem[] {
	if (!isFields(record) || !isFields(record['extendedFields'])) return [];
	return Object.keys(record['extendedFields'])
		.filter((name) => name.toLowerCase().startsWith('unknown'))
		.map((name) => problem({ code: 91016, message: `Extended field ${name} is not valid` }));
}
