import type { IfPresent, Want } from '../intent/want';
import { assertNamesSomething } from './namesSomething';
import { readAttributeWants } from '../attributes/readAttributes';
import type { AttributeOptions } from '../attributes/readNewSources';
import { readAudienceWants } from './readAudiences';
import type { Reading } from './reading';

export interface WantedOptions extends AttributeOptions {
	ifPresent: IfPresent;
	/** Whether the one empty item that n8n makes of nothing is no mistake. */
	nothingIsFine: boolean;
}

/** The audiences and attributes that an input item and the fields ask for. */
export async function readWanted(
	reading: Reading,
	{ ifPresent, nothingIsFine, compares }: WantedOptions,
): Promise<Partial<Want>> {
	const audiences = await readAudienceWants(reading, ifPresent);
	const attributes = await readAttributeWants(reading, { compares });
	const names = audiences.length > 0 || attributes.attributes.length > 0;
	assertNamesSomething(reading, names, 'Audience or attribute', nothingIsFine);
	return { audiences, ...attributes };
}
