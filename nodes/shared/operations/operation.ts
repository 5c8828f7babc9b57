import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { ItemParameters } from './itemParameters';

/** One input item on its way through an operation. */
export interface ItemCall<Api> {
	context: IExecuteFunctions;
	api: Api;
	/** Index of the input item. */
	item: number;
	parameters: ItemParameters;
}

/** All input items at once, for operations that make one change of several items. */
export interface BatchCall<Api> {
	context: IExecuteFunctions;
	api: Api;
}

/** What leaves for one or several input items. */
export interface OutputItem {
	json: IDataObject;
	/** Indexes of the input items it came of. */
	from: number[];
}

interface OperationBase {
	/** As n8n shows it in the list of operations. */
	name: string;
	action: string;
	description: string;
	/** The panel of this operation; where it is shown is added by the panel of the node. */
	properties: INodeProperties[];
}

/** Runs once for every input item; each may give one output item or several. */
export interface ItemOperation<Api> extends OperationBase {
	execute(call: ItemCall<Api>): Promise<IDataObject | IDataObject[]>;
}

/** Runs once for all input items, and itself answers for those that are wrong. */
export interface BatchOperation<Api> extends OperationBase {
	executeAll(call: BatchCall<Api>): Promise<OutputItem[]>;
}

export type Operation<Api> = ItemOperation<Api> | BatchOperation<Api>;

/** A resource of a node with its operations, in the order in which they are listed. */
export interface Resource<Api> {
	name: string;
	value: string;
	/** The operation that is chosen at first. */
	default: string;
	operations: Record<string, Operation<Api>>;
}
