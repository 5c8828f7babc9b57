import { createRequire } from 'node:module';
import type Qs from 'qs';

import { parseExact } from '../exactJson';

let qs: typeof Qs | undefined;

/** Loaded when the first form is written: most runs write none. */
function loaded(): typeof Qs {
	qs ??= createRequire(__filename)('qs') as typeof Qs;
	return qs;
}

/**
 * A JSON object as a form: `a=1&b[c]=2&d[0]=3`, everything URL-encoded. null is empty, an empty list
 * or object leaves nothing, numbers keep their digits.
 */
export function formOf(json: string): string {
	return loaded().stringify(parseExact(json, (digits) => digits));
}
