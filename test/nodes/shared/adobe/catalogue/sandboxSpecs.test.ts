import { chooseAuthentication } from '../../../../../nodes/shared/adobe/catalogue/chooseAuthentication';
import {
	describeDestination,
	isDestination,
	type PartialConnectionSpec,
} from '../../../../../nodes/shared/adobe/catalogue/classify';
import { knownDestination } from '../../../../../nodes/shared/adobe/catalogue/destinations';
import { entryKeys, isOfKind } from '../../../../../nodes/shared/adobe/catalogue/storageValues';
import type { StorageKind } from '../../../../../nodes/shared/adobe/credential/storageCredential';
import {
	connectionSpecs,
	familyOf,
} from '../../../../../sandbox/adobe/catalogue/connectionSpecs.ts';
import { storages } from '../credential/storages';

const specs = connectionSpecs as unknown as Array<PartialConnectionSpec & { name: string }>;
const kinds = (Object.keys(storages) as StorageKind[]).filter(
	(kind): kind is Exclude<StorageKind, 'custom'> => kind !== 'custom',
);
const files = specs.filter(
	(spec) => isDestination(spec) && describeDestination(spec).kind === 'file',
);

it('leaves none of the destinations out and takes no source for one', () => {
	const kindOf = (name: string) =>
		describeDestination(specs.find((spec) => spec.name === name) ?? { id: name }).kind;
	expect(kindOf('Amazon Kinesis')).toBe('streaming');
	expect(kindOf('Azure Event Hubs')).toBe('streaming');
	expect(files.filter(({ id }) => knownDestination(id))).toHaveLength(13);
	expect(files.length).toBeGreaterThan(13);
	for (const spec of specs.filter((each) => !isDestination(each))) {
		expect(describeDestination(spec).kind).toBe('source');
	}
});

it('gives every one of them a label of its own', () => {
	const labels = files.map((spec) => describeDestination(spec).label);
	expect(new Set(labels).size).toBe(labels.length);
});

it('tells the family of those that are in no table', () => {
	const unknown = files.filter(({ id }) => knownDestination(id) === undefined);
	const families = unknown.map((spec) => describeDestination(spec).family);
	expect(families).toEqual(unknown.map(({ id }) => familyOf(id)));
	expect(families.toSorted()).toEqual(['cloud', 'email']);
});

it.each(files.filter(({ id }) => knownDestination(id)))(
	'fills every authentication of $id by some kind of credential',
	(spec) => {
		for (const entry of spec.authSpec ?? []) {
			const kind = kinds.find((each) => isOfKind(entry, each));
			const chosen = kind && chooseAuthentication({ ...spec, authSpec: [entry] }, storages[kind]);
			expect(chosen?.specName).toBe(entry.name);
			expect(Object.keys(chosen?.params ?? {})).toEqual(
				expect.arrayContaining(entry.spec?.required ?? []),
			);
			expect(entryKeys(entry)).toEqual(expect.arrayContaining(Object.keys(chosen?.params ?? {})));
		}
	},
);
