import type { Refusal } from '../../core/endpoint.ts';
import { isFields } from '../records.ts';
import { refusals } from './problems.ts';

interface Identifier {
	type: string;
	value: string;
}

export function identifiersOf(customer: unknown): Identifier[] {
	const profiles = isFields(customer) ? customer['profiles'] : undefined;
	if (!Array.isArray(profiles)) return [];
	return profiles.flatMap((profile: unknown) => {
		const identifiers = isFields(profile) ? profile['identifiers'] : undefined;
		if (!Array.isArray(identifiers)) return [];
		return identifiers.filter(isFields).map(({ type, value }) => ({
			type: String(type),
			value: String(value ?? ''),
		}));
	});
}

export function judgeCustomer(customer: unknown): Refusal | undefined {
	const identifiers = identifiersOf(customer);
	if (identifiers.length === 0) return refusals.noCustomerDetails;
	for (const { type, value } of identifiers) {
		const refusal = judgeIdentifier(type, value);
		if (refusal) return refusal;
	}
	return undefined;
}

/** Who is unknown, deleted or a fraud is written into the made-up identifier itself. */
export function judgeReference(type: string, value: string): Refusal | undefined {
	if (value.startsWith('unknown') || /^0{6,}$/.test(value)) return refusals.customerNotFound;
	return judgeIdentifier(type, value);
}

function judgeIdentifier(type: string, value: string): Refusal | undefined {
	if (type === 'mobile' && !/^\+?\d{8,15}$/.test(value)) return refusals.invalidMobile;
	if (type === 'email' && !value.includes('@')) return refusals.invalidEmail;
	if (value.includes('pii-deleted')) return refusals.deletedAfterPiiRequest;
	if (value.includes('fraud')) return refusals.fraud;
	return undefined;
}
