import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { panelValue, type DestinationTemplate } from '../templates';
import { normalize } from './normalize';

/** The value of a field of the panel; the fallback where it has none. */
export type ReadField = <T>(name: string, fallback: T) => T;

/** From the node, as the first item has it. n8n has no value for a field that the panel hides. */
export function fieldsOfNode(context: IExecuteFunctions): ReadField {
	return (name, fallback) =>
		normalize(name, context.getNodeParameter(name, 0, fallback as IDataObject), fallback);
}

/** From the template, while the panel hides the fields that are its own. */
export function fieldsOfTemplate(template: DestinationTemplate): ReadField {
	return (name, fallback) => normalize(name, panelValue(template, name), fallback);
}
