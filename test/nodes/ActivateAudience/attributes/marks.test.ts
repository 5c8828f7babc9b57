import {
	readMandatory,
	writeMandatory,
} from '../../../../nodes/ActivateAudience/attributes/adobeForm/marks';
import { deduplicationKey } from '../../../../nodes/ActivateAudience/attributes/deduplicationKey';

const email = { source: 'identityMap.Email', target: 'mail' };
const phone = { source: 'identityMap.Phone_E//.164', target: 'phone' };
const name = { source: 'person.name', target: 'name' };
const both = { source: 'concat(a, b)', target: 'both', calculated: 'EXPRESSION' };

test.each([
	['an attribute by its path', 'person.name', [name], 'person.name'],
	['an identity by its namespace', 'Email', [name, email], 'identityMap.Email'],
	['a namespace with dots', 'Phone_E.164', [phone], 'identityMap.Phone_E//.164'],
	['a calculated field by its column', 'both', [both], 'concat(a, b)'],
	['what is among no rows', 'GAID', [name], 'GAID'],
	['a column that is no name', 'mail', [email], 'mail'],
])('mandatory fields name %s', (_, field, rows, source) => {
	expect(readMandatory([field], rows, [])).toEqual([source]);
});

test('a namespace that is the key is one, even where no row has it', () => {
	expect(readMandatory(['ECID', 'x'], [], [deduplicationKey('identityMap.ECID')])).toEqual([
		'identityMap.ECID',
		'x',
	]);
});

test('what was there keeps its spelling, what is new gets that of Adobe', () => {
	const fields = ['identityMap.Email', 'both', 'person.name'];
	const sources = ['identityMap.Email', 'concat(a, b)', 'person.name'];
	const before = { fields, sources };
	expect(readMandatory(fields, [email, both, name], [])).toEqual(sources);
	expect(writeMandatory([...sources.slice(0, 2), phone.source, 'person.gender'], before)).toEqual([
		'identityMap.Email',
		'both',
		'Phone_E.164',
		'person.gender',
	]);
});
