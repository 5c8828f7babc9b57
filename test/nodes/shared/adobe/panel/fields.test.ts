import { chosenId, locatorField } from '../../../../../nodes/shared/adobe/panel/locators';
import { readTime } from '../../../../../nodes/shared/adobe/panel/readTime';
import { contextOf, parametersOf } from '../../operations/parametersOf';

describe('a locator', () => {
	const idOf = (values: object, json: object = {}) => {
		const items = [{}, json];
		const call = { context: contextOf(values, items), parameters: parametersOf(values, items) };
		return chosenId({ ...call, item: 1 }, 'targetConnection');
	};
	const received = { ids: { targetConnectionId: 't-received', connectionId: 'c' } };

	it.each([
		['what is chosen', { targetConnection: { mode: 'list', value: 't-1' } }, received, 't-1'],
		['what an expression puts there', { targetConnection: ' t-2 ' }, received, 't-2'],
		[
			'the id of the item',
			{ targetConnection: { mode: 'list', value: '' } },
			received,
			't-received',
		],
		['the id of the item when absent', {}, received, 't-received'],
	])('gives %s', (_, values, json, id) => {
		expect(idOf(values, json)).toBe(id);
	});

	it('says what is missing and which node hands it on', () => {
		expect(() => idOf({}, { ids: { connectionId: 'c' } })).toThrow(
			expect.objectContaining({
				field: 'Target Connection',
				message: 'No target connection is chosen',
				description: expect.stringContaining('the node Target Connection come before'),
			}),
		);
	});

	it.each(['connection', 'sourceConnection', 'targetConnection', 'dataflow'] as const)(
		'for a %s offers a searchable list, and the id',
		(name) => {
			const { modes = [], hint, type, default: initial } = locatorField(name);
			expect(type).toBe('resourceLocator');
			expect(initial).toEqual({ mode: 'list', value: '' });
			expect(hint).toContain(`(ids.${name}Id)`);
			expect(modes.map(({ name: mode }) => mode)).toEqual(['list', 'id']);
			expect(modes[0].typeOptions).toMatchObject({ searchable: true });
		},
	);
});

describe('a time', () => {
	it.each([
		['2026-01-31T18:00:00', 'Europe/Berlin', '2026-01-31T17:00:00.000Z'],
		['2026-01-31T18:00:00Z', 'Europe/Berlin', '2026-01-31T18:00:00.000Z'],
		['2026-07-31', 'America/New_York', '2026-07-31T04:00:00.000Z'],
	])('%s in %s is read', (value, zone, expected) => {
		expect(new Date(readTime(value, 'Started After', zone)).toISOString()).toBe(expected);
	});

	it('that is none is refused by the name of its field', () => {
		expect(() => readTime('next week', 'Started After', 'UTC')).toThrow(
			expect.objectContaining({
				field: 'Started After',
				message: "'Started After' is not a date and time: next week",
			}),
		);
	});
});
