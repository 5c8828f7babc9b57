import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import type { Destination } from '../engine/request/records';

/** Parts of expressions that are the same for every item. */
const CONSTANT = [
	/\$\((?:'[^']*'|"[^"]*"|`[^`]*`)\)\.(?:first|last|all)\(/g,
	/\$input\.(?:first|last|all)\(/g,
	/\$(?:vars|env|now|today|workflow|execution|secrets|prevNode|runIndex|nodeVersion|nodeId|webhookId)\b/g,
	/\$(?:max|min|if|ifEmpty|jmespath)\b/g,
];

/** Whether an expression may differ from item to item: whatever is not known to be constant. */
export function mentionsItem(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=') && !isConstant(value);
	if (value === null || typeof value !== 'object') return false;
	return Object.values(value).some(mentionsItem);
}

function isConstant(expression: string): boolean {
	const rest = CONSTANT.reduce((text, constant) => text.replace(constant, ''), expression);
	return !/\$[\w(]/.test(rest);
}

export interface Destinations {
	/** False when all items have the same. */
	vary: boolean;
	of: (itemIndex: number) => Destination;
}

/**
 * The endpoint and headers of each item: read once, unless an expression in them mentions the item,
 * since evaluating one costs more than sending the item.
 */
export function readDestinations(context: IExecuteFunctions): Destinations {
	const { parameters } = context.getNode();
	const readEndpoint = (item: number) =>
		String(context.getNodeParameter('apiEndpoint', item, '') ?? '');
	const readHeaders = (item: number) =>
		(context.getNodeParameter('additionalHeaders.entries', item, []) ??
			[]) as unknown as Destination['headers'];
	const endpointVaries = mentionsItem(parameters.apiEndpoint);
	const headersVary = mentionsItem(parameters.additionalHeaders);
	const first = { endpoint: readEndpoint(0), headers: readHeaders(0) };
	if (!endpointVaries && !headersVary) return { vary: false, of: () => first };
	const of = (item: number) => ({
		endpoint: endpointVaries ? readEndpoint(item) : first.endpoint,
		headers: headersVary ? readHeaders(item) : first.headers,
	});
	return { vary: true, of };
}

const PER_ITEM = ['apiEndpoint', 'additionalHeaders', 'recordsJson'];

/** Fields whose expression mentions the item though they are read from the first item only. */
export function wronglyPerItem(parameters: INodeParameters): string[] {
	const top = Object.entries(parameters).filter(([name]) => !PER_ITEM.includes(name));
	return top.flatMap(([name, value]) => {
		if (name !== 'options') return mentionsItem(value) ? [name] : [];
		const options = Object.entries((value ?? {}) as INodeParameters);
		return options.filter(([, option]) => mentionsItem(option)).map(([option]) => option);
	});
}
