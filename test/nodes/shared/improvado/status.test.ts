import {
	accountHint,
	statusSentence,
	statusWord,
} from '../../../../nodes/shared/improvado/connections/status';

it.each([
	['Active', 'active'],
	[' ERROR ', 'error'],
	['initializing', 'initializing'],
	['Deleting', 'other'],
	[undefined, 'other'],
])('knows the status %s as %s', (status, word) => {
	expect(statusWord({ status })).toBe(word);
});

it.each([
	[{ status: 'Active' }, "Connection 'Reports' is active: data can be loaded."],
	[
		{ status: 'Initializing' },
		"Connection 'Reports' is still being checked by Improvado: nothing is loaded until it is active.",
	],
	[
		{ status: 'Error', error_text: 'Wrong password.' },
		"Connection 'Reports' does not work, and nothing is loaded to it: Wrong password. Reauthorize it with parameters that the destination accepts.",
	],
	[
		{ status: 'Error', error_text: null },
		"Connection 'Reports' does not work, and nothing is loaded to it. Reauthorize it with parameters that the destination accepts.",
	],
	[{ status: 'Paused' }, "Connection 'Reports' has the status 'Paused'."],
	[{ error_text: 'Quota' }, "Connection 'Reports' has no status: Quota."],
	[{ status: 'Active', title: ' ' }, "Connection '7' is active: data can be loaded."],
])('makes a sentence of %j', (fields, sentence) => {
	expect(statusSentence({ id: 7, title: 'Reports', ...fields })).toBe(sentence);
});

it('hints at accounts only where there are none', () => {
	const hint = (enabled_for_extraction_accounts_number?: number) =>
		accountHint({ id: 7, enabled_for_extraction_accounts_number });
	expect(hint(0)).toMatch(/Select at least one in Improvado/);
	expect([hint(2), hint(undefined)]).toEqual([undefined, undefined]);
});
