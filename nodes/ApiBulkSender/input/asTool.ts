import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Whether an AI agent calls the node. `isToolExecution()` is false under agent 3, but there the
 * node's type ends in "Tool".
 */
export function isTool(context: IExecuteFunctions): boolean {
	const { isToolExecution } = context as Partial<IExecuteFunctions>;
	return context.getNode().type.endsWith('Tool') || isToolExecution?.call(context) === true;
}
