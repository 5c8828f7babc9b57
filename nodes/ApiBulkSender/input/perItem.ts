import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import type { Destination } from '../engine/request/records';
import { SettingError } from '../engine/settingError';
import { fieldLabel } from './fieldLabel';
import { normalize } from './normalize';
import type { Templated } from './templated';
import { fillNothing, type Fill } from './templateInputs';

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
 *
 * `of` throws a SettingError for an item whose expressions cannot be worked out.
 */
export function readDestinations(
	context: IExecuteFunctions,
	{ isFixed, setting, fill }: Templated,
): Destinations {
	if (isFixed) {
		const fixed = {
			endpoint: fill.address(setting('apiEndpoint', '')),
			headers: filledHeaders(setting<RawHeaders>('additionalHeaders', {}).entries, fill),
		};
		return { vary: false, of: () => fixed };
	}
	const { parameters } = context.getNode();
	const endpointVaries = mentionsItem(parameters.apiEndpoint);
	const headersVary = mentionsItem(parameters.additionalHeaders);
	const endpoint = perItem(endpointVaries, (item) => fill.address(readEndpoint(context, item)));
	const headers = perItem(headersVary, (item) => filledHeaders(readHeaders(context, item), fill));
	const of = (item: number) => ({ endpoint: endpoint(item), headers: headers(item) });
	if (endpointVaries || headersVary) return { vary: true, of };
	const all = of(0);
	return { vary: false, of: () => all };
}

type Headers = Destination['headers'];
type RawHeaders = { entries?: Headers };

function filledHeaders(headers: Headers = [], fill: Fill): Headers {
	return fill === fillNothing
		? headers
		: headers.map(({ name, value }) => ({ name, value: fill.text(String(value ?? '')) }));
}

/** Reads for each item, or only once. */
function perItem<Value>(varies: boolean, read: (item: number) => Value): (item: number) => Value {
	if (varies) return read;
	let first: { value: Value } | undefined;
	return () => (first ??= { value: read(0) }).value;
}

/** The endpoint of one item; empty when it cannot be worked out, which is told where it is used. */
export function endpointOf(context: IExecuteFunctions, templated: Templated, item: number): string {
	try {
		return readDestinations(context, templated).of(item).endpoint;
	} catch {
		return '';
	}
}

function readHeaders(context: IExecuteFunctions, item: number): Headers {
	const headers: unknown = workOut('additionalHeaders', () =>
		context.getNodeParameter('additionalHeaders.entries', item, []),
	);
	return (headers ?? []) as Headers;
}

function readEndpoint(context: IExecuteFunctions, item: number): string {
	const value: unknown = workOut('apiEndpoint', () =>
		context.getNodeParameter('apiEndpoint', item, ''),
	);
	const endpoint = normalize('apiEndpoint', value, '');
	refuseGaps(context, endpoint, item);
	return endpoint;
}

/** @throws SettingError with n8n's own words when an expression cannot be worked out */
function workOut<Value>(name: string, read: () => Value): Value {
	try {
		return read();
	} catch (error) {
		const field = fieldLabel(name);
		throw new SettingError(
			field,
			`The expression in '${field}' cannot be worked out: ${(error as Error).message}`,
			'Check the expression, and the item that it is about',
		);
	}
}

/** An empty place in an address: between slashes, at its end, or behind the = of a query. */
const GAP = /\/(?:[/?#]|$)|=(?:[&#]|$)/;

/**
 * An expression that yields nothing would turn /customers/{{ $json.id }} into the address of all
 * customers.
 *
 * @throws SettingError
 */
function refuseGaps(context: IExecuteFunctions, endpoint: string, item: number): void {
	const written = context.getNode().parameters.apiEndpoint;
	if (typeof written !== 'string' || !written.startsWith('=') || !GAP.test(endpoint)) return;
	const empty = written
		.match(/\{\{[^]*?\}\}/g)
		?.find((expression) => yieldsNothing(context, expression, item));
	if (empty === undefined) return;
	const field = fieldLabel('apiEndpoint');
	throw new SettingError(
		field,
		`'${field}' would be ${endpoint}, since its expression ${empty} yields nothing`,
		'Check the expression, and the item that it is about',
	);
}

function yieldsNothing(context: IExecuteFunctions, expression: string, item: number): boolean {
	try {
		const value: unknown = context.evaluateExpression(expression, item);
		return value === null || value === undefined || value === '';
	} catch {
		return false;
	}
}

const PER_ITEM = [
	'apiEndpoint',
	'additionalHeaders',
	'recordsJson',
	'inputDataFieldName',
	'filePath',
	'fileUrl',
	'fileOptions',
	'partNumber',
	'partCount',
];

/** Fields whose expression mentions the item though they are read from the first item only. */
export function wronglyPerItem(parameters: INodeParameters): string[] {
	const top = Object.entries(parameters).filter(([name]) => !PER_ITEM.includes(name));
	return top.flatMap(([name, value]) => {
		if (name !== 'options') return mentionsItem(value) ? [name] : [];
		const options = Object.entries((value ?? {}) as INodeParameters);
		return options.filter(([, option]) => mentionsItem(option)).map(([option]) => option);
	});
}
