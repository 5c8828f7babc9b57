import type { MappingEntry } from '../engine/mapping/fieldMapping';

/** Each call names the version of the API that it was written for. */
export const klaviyoHeaders = [
	{ name: 'Revision', value: '2026-07-15' },
	{ name: 'Content-Type', value: 'application/vnd.api+json' },
	{ name: 'Accept', value: 'application/vnd.api+json' },
];

/** Fields of a profile that are none of its custom properties. */
const standardFields = [
	'email',
	'phone_number',
	'external_id',
	'first_name',
	'last_name',
	'organization',
	'title',
	'locale',
	'image',
	'location',
];

/** What a flat record becomes under the attributes of a profile. */
export function klaviyoAttributes(at: string): MappingEntry[] {
	return [
		...standardFields.map((name): MappingEntry => ({
			target: `${at}.${name}`,
			source: 'field',
			value: name,
			type: 'asIs',
		})),
		{
			target: `${at}.properties`,
			source: 'allFields',
			value: standardFields.join(','),
			type: 'asIs',
		},
	];
}
