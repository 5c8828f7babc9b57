import { SettingError } from '../engine/settingError';
import type { DestinationTemplate, TemplateInput } from '../templates/destinationTemplate';
import { inputField } from '../templates/panelValue';
import { withoutEmptyPlaces } from './emptyPlaces';
import type { ReadField } from './readField';

type InputValue = string | number | boolean | readonly string[];

/** Puts what the user entered in place of `[[name]]`; other text in brackets stays as it is. */
export interface Fill {
	text: (text: string) => string;
	/** In an address: URL-encoded. */
	address: (text: string) => string;
	/**
	 * In JSON: a value alone in a text keeps its type, and a list becomes one; what stays empty is left
	 * out.
	 */
	json: (text: string) => string;
}

export const fillNothing: Fill = {
	text: (text) => text,
	address: (text) => text,
	json: (text) => text,
};

/** @throws SettingError for an input that is missing or cannot be used */
export function readInputs({ asks }: DestinationTemplate, read: ReadField): Fill {
	if (asks.length === 0) return fillNothing;
	const inputs = new Map(asks.map((ask) => [ask.name, readInput(ask, read)]));
	const empty = [...inputs].flatMap(([name, value]) => (isEmpty(value) ? [name] : []));
	const labels = new Map(asks.map(({ name, displayName }) => [name, displayName]));
	const fillWith = (
		text: string,
		put: (value: InputValue, label: string, place: string) => string,
	) =>
		text.replace(PLACE, (place, quoted: string | undefined, bare: string | undefined) => {
			const name = quoted ?? bare ?? '';
			const value = inputs.get(name);
			return value === undefined ? place : put(value, labels.get(name) ?? name, place);
		});
	return {
		text: (text) => fillWith(text, (value, _, place) => around(place, String(value))),
		address: (text) =>
			fillWith(text, (value, label, place) => around(place, encoded(value, label))),
		json: (text) =>
			fillWith(withoutEmptyPlaces(text, empty), (value, _, place) =>
				isQuoted(place) ? JSON.stringify(value) : JSON.stringify(String(value)).slice(1, -1),
			),
	};
}

/** Alone in quotes, or anywhere; in one go, so that what is filled in is not looked through. */
const PLACE = /"\[\[(\w+)\]\]"|\[\[(\w+)\]\]/g;

const isQuoted = (place: string) => place.startsWith('"');
const around = (place: string, text: string) => (isQuoted(place) ? `"${text}"` : text);

function readInput(ask: TemplateInput, read: ReadField): InputValue {
	// An expression that finds nothing is no wish for the default.
	const value = read(inputField(ask.name), ask.type === 'string' ? '' : ask.default);
	if (typeof value !== 'string') return value;
	const text = value.trim();
	const list = text.split(',').map((one) => one.trim());
	const values = ask.isList ? list.filter((one) => one !== '') : text;
	if (!isEmpty(values) || ask.isOptional) return values;
	throw new SettingError(
		ask.displayName,
		`'${ask.displayName}' is empty`,
		`Enter it: ${ask.description}`,
	);
}

function isEmpty(value: InputValue): boolean {
	return typeof value === 'object' ? value.length === 0 : value === '';
}

/** @throws SettingError for what would change the path that the address means */
function encoded(value: InputValue, label: string): string {
	const text = String(value);
	if (!/^\.{0,2}$|\p{Surrogate}/u.test(text)) return encodeURIComponent(text);
	throw new SettingError(label, `'${label}' cannot be "${text}"`, 'Enter its name or ID');
}
