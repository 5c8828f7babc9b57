import type { IfPresent, Want } from '../intent/want';
import { assertNamesSomething } from './namesSomething';
import { readAttributeWants } from '../attributes/readAttributes';
import type { AttributeOptions } from '../attributes/readNewSources';
import { readAudienceWants } from './readAudiences';
import { takenFrom, type Reading } from './reading';
import { rowsOfNodeBefore } from './rowsOfNodeBefore';

export interface WantedOptions extends AttributeOptions {
	ifPresent: IfPresent;
	/** Whether the one empty item that n8n makes of nothing is no mistake. */
	nothingIsFine: boolean;
}

/** The audiences and attributes that an input item and the fields ask for. */
export async function readWanted(reading: Reading, options: WantedOptions): Promise<Partial<Want>> {
	if (takenFrom(reading) !== 'previousNode') return await readOne(reading, options);
	const wants: Array<Partial<Want>> = [];
	for (const row of rowsOfNodeBefore(reading)) {
		wants.push(await readOne({ ...reading, row }, options));
	}
	return {
		audiences: wants.flatMap(({ audiences = [] }) => audiences),
		attributes: wants.flatMap(({ attributes = [] }) => attributes),
		addMandatory: wants.flatMap(({ addMandatory = [] }) => addMandatory),
		addKeys: wants.flatMap(({ addKeys = [] }) => addKeys),
	};
}

async function readOne(
	reading: Reading,
	{ ifPresent, nothingIsFine, compares }: WantedOptions,
): Promise<Partial<Want>> {
	const audiences = await readAudienceWants(reading, ifPresent);
	const attributes = await readAttributeWants(reading, { compares });
	const names = audiences.length > 0 || attributes.attributes.length > 0;
	assertNamesSomething(reading, names, 'Audience or attribute', nothingIsFine);
	return { audiences, ...attributes };
}
