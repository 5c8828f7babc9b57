import type { JsonObject } from '../../../../../../../nodes/ApiBulkSender/engine/types';

/** A number by its digits, which may be more than a JavaScript number holds. */
export class Digits {
	constructor(readonly text: string) {}
}

/** An object whose names may be any text. */
export class Named {
	constructor(readonly entries: ReadonlyArray<readonly [string, unknown]>) {}
}

/** How a server writes JSON: what stands after a comma and after a colon. */
export interface Hand {
	comma: string;
	colon: string;
}

export const HANDS: readonly Hand[] = [
	{ comma: ',', colon: ':' },
	{ comma: ', ', colon: ': ' },
	{ comma: ',\n  ', colon: ': ' },
];

export function toText(value: unknown, hand: Hand = HANDS[0]): string {
	if (value instanceof Digits) return value.text;
	if (Array.isArray(value)) return `[${value.map((one) => toText(one, hand)).join(hand.comma)}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const entries = value instanceof Named ? value.entries : Object.entries(value);
	const fields = entries
		.filter(([, content]) => content !== undefined)
		.map(([name, content]) => `${JSON.stringify(name)}${hand.colon}${toText(content, hand)}`);
	return `{${fields.join(hand.comma)}}`;
}

/** Writes `value` into `object` at a path of plain names, where `name[*]` is a list of one or more. */
export function put(object: JsonObject, path: string, value: unknown): void {
	const names = path.replace(/^\$\./, '').split('.');
	let place = object;
	names.forEach((name, at) => {
		const isList = name.endsWith('[*]');
		const key = isList ? name.slice(0, -3) : name;
		if (at === names.length - 1) {
			place[key] = isList ? [value].flat() : value;
			return;
		}
		if (isList) {
			const list = (place[key] ??= [{}]) as JsonObject[];
			place = list[0];
		} else {
			place = (place[key] ??= {}) as JsonObject;
		}
	});
}
