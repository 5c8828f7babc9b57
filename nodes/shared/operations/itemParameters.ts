import type { IDataObject, IExecuteFunctions, INodeParameterResourceLocator } from 'n8n-workflow';

import { InputError } from '../inputError';
import { readFlag } from './readFlag';

/** What the mode of a resource locator and its value say; both empty when nothing is chosen. */
export interface Chosen {
	mode: string;
	value: string;
}

/** The panel's values for one input item, in the shapes that operations need. */
export class ItemParameters {
	constructor(
		private readonly context: IExecuteFunctions,
		readonly item: number,
	) {}

	get<T>(name: string, fallback?: T): T {
		return this.context.getNodeParameter(name, this.item, fallback) as T;
	}

	/** Without white space around; numbers of expressions become text. */
	text(name: string, fallback = ''): string {
		const value = this.context.getNodeParameter(name, this.item, fallback) as unknown;
		return value === null || value === undefined ? '' : String(value).trim();
	}

	/** @throws InputError when it is empty */
	requiredText(name: string, displayName: string): string {
		const text = this.text(name);
		if (text !== '') return text;
		throw new InputError(
			displayName,
			`'${displayName}' is empty`,
			`Fill in '${displayName}' and run the node again`,
		);
	}

	/** @throws InputError when an expression yields what is neither true nor false */
	flag(name: string, fallback = false): boolean {
		const value = this.context.getNodeParameter(name, this.item, fallback) as unknown;
		return readFlag(value, titleOf(name));
	}

	/** A collection, `{}` when nothing was added. */
	collection(name: string): IDataObject {
		return this.context.getNodeParameter(name, this.item, {}) as IDataObject;
	}

	/** The rows of a fixedCollection whose group is `entries`. */
	rows<T extends object = IDataObject>(name: string): T[] {
		const value = this.context.getNodeParameter(name, this.item, {}) as { entries?: T[] };
		return value?.entries ?? [];
	}

	chosen(name: string): Chosen {
		return readLocator(this.context.getNodeParameter(name, this.item, '') as unknown);
	}

	/**
	 * A JSON object from a field of type `json`, which may be a text or an object.
	 *
	 * @throws InputError when it is neither
	 */
	json(name: string, displayName: string): IDataObject {
		const value = this.context.getNodeParameter(name, this.item, '{}') as unknown;
		const parsed = typeof value === 'string' ? parseJson(value, displayName) : value;
		if (parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed)) {
			return parsed as IDataObject;
		}
		throw new InputError(
			displayName,
			`'${displayName}' is not a JSON object`,
			'Enter names and values in curly brackets, for example { "name": "value" }',
		);
	}
}

/** A resource locator, or the plain text that an expression put in its place. */
export function readLocator(value: unknown): Chosen {
	if (value === null || value === undefined) return { mode: '', value: '' };
	if (typeof value !== 'object') return { mode: 'id', value: String(value).trim() };
	const { mode = 'id', value: inner = '' } = value as Partial<INodeParameterResourceLocator>;
	return { mode: String(mode), value: inner === null ? '' : String(inner).trim() };
}

function parseJson(text: string, displayName: string): unknown {
	if (text.trim() === '') return {};
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new InputError(
			displayName,
			`'${displayName}' is not valid JSON: ${(error as Error).message}`,
			'Check quotes, commas and brackets',
		);
	}
}

/** What the panel calls a field of this name: `returnAll` is Return All. */
function titleOf(name: string): string {
	const words = name.replace(/([a-z])([A-Z])/g, '$1 $2');
	return words.charAt(0).toUpperCase() + words.slice(1);
}
