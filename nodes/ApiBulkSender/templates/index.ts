import { capillaryAddCustomer } from './capillaryAddCustomer';
import { capillaryAddCustomersBulk } from './capillaryAddCustomersBulk';
import { capillaryAddTransactionsBulk } from './capillaryAddTransactionsBulk';
import { capillaryForceBarcode } from './capillaryForceBarcode';
import { capillaryIssueGoodwillPoints } from './capillaryIssueGoodwillPoints';
import { capillaryTagCustomersToTransactions } from './capillaryTagCustomersToTransactions';
import { capillaryUpsertCustomersBulk } from './capillaryUpsertCustomersBulk';
import type { DestinationTemplate } from './destinationTemplate';

export type { DestinationTemplate, OptionDefaults } from './destinationTemplate';

/** The template of the user's own making: its defaults are those written at the fields. */
export const CUSTOM = 'custom';

/** By name, as in the panel's list. */
export const destinationTemplates: readonly DestinationTemplate[] = [
	capillaryAddCustomer,
	capillaryAddCustomersBulk,
	capillaryAddTransactionsBulk,
	capillaryForceBarcode,
	capillaryIssueGoodwillPoints,
	capillaryTagCustomersToTransactions,
	capillaryUpsertCustomersBulk,
];

/** `undefined` for Custom. */
export function templateById(id: string): DestinationTemplate | undefined {
	return destinationTemplates.find((template) => template.id === id);
}
