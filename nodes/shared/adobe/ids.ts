import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

const idNames = [
	'connectionSpecId',
	'connectionId',
	'sourceConnectionId',
	'targetConnectionId',
	'flowSpecId',
	'dataflowId',
] as const;

/** What one Adobe node hands on to the next, so that nobody copies an id. */
export type Ids = Partial<Record<(typeof idNames)[number], string>>;

/** The ids that the input item brings. */
export function receivedIds(context: IExecuteFunctions, item: number): Ids {
	const { ids } = context.getInputData()[item]?.json ?? {};
	if (ids === null || typeof ids !== 'object') return {};
	const received = ids as IDataObject;
	return Object.fromEntries(
		idNames
			.filter((name) => typeof received[name] === 'string' && received[name] !== '')
			.map((name) => [name, received[name] as string]),
	);
}

/**
 * The output with the ids received and those made, the latter going first. Without ETag, which is
 * out of date soon and of no use: changes read their own.
 */
export function withIds(json: IDataObject, received: Ids, made: Ids): IDataObject {
	const { etag, version, id, name, created, ...rest } = json;
	const known = Object.entries(made).filter(([, value]) => value !== undefined && value !== '');
	// Adobe repeats the ETag as version; that of a specification is another thing.
	const other = version === undefined || version === etag ? rest : { ...rest, version };
	const ids = { ...received, ...Object.fromEntries(known) };
	// The columns of a table come in this order, and an entity has many.
	return id === undefined
		? { ...given({ name, created }), ...other, ids }
		: { ...given({ id, name, created }), ids, ...other };
}

function given(json: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}
