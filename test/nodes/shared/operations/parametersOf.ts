import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { ItemParameters } from '../../../../nodes/shared/operations/itemParameters';

/** The panel's values for the last of these items, as n8n hands them on. */
export function parametersOf(values: object, items: object[] = [{}]): ItemParameters {
	return new ItemParameters(contextOf(values, items), items.length - 1);
}

export function contextOf(values: object, items: object[]): IExecuteFunctions {
	return {
		getNode: () => ({ parameters: values }),
		getInputData: () => items.map((json) => ({ json })),
		getNodeParameter: (name: string, _item: number, fallback?: unknown) =>
			name in values ? (values as IDataObject)[name] : fallback,
	} as unknown as IExecuteFunctions;
}
