import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

const idNames = ['improvadoDestination', 'connectionId', 'loadId'] as const;

/** What one node hands on to the next of Improvado's ids, so that nobody copies one. */
export type ImprovadoIds = Partial<Record<(typeof idNames)[number], string>>;

/** The ids that the input item brings. */
export function receivedIds(context: IExecuteFunctions, item: number): ImprovadoIds {
	const { ids } = context.getInputData()[item]?.json ?? {};
	if (ids === null || typeof ids !== 'object') return {};
	const received = ids as IDataObject;
	return Object.fromEntries(
		idNames.map((name) => [name, idText(received[name])] as const).filter(([, id]) => id !== ''),
	);
}

/** The output with the ids received and those made, the latter going first. */
export function withIds(
	json: IDataObject,
	received: ImprovadoIds,
	made: ImprovadoIds,
): IDataObject {
	const known = Object.entries(made).filter(([, id]) => id !== undefined && id !== '');
	return { ...json, ids: { ...received, ...Object.fromEntries(known) } };
}

/** Improvado's own ids are numbers. */
export function idText(id: unknown): string {
	return typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';
}
