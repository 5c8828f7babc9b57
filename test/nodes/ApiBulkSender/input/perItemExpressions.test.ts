import { mentionsItem } from '../../../../nodes/ApiBulkSender/input/perItem';

describe('an expression that may differ from item to item', () => {
	it.each([
		'={{ $json.id }}',
		'={{ $node["Source"].json.id }}',
		'={{ $input["item"].json.id }}',
		"={{ $('Source').item.json.id }}",
		'={{ $items("Source")[$itemIndex].json.id }}',
		"={{ $fromAI('id') }}",
		'=/x/{{ $vars.base }}/{{ $json.id }}',
	])('%s is read for each', (expression) => {
		expect(mentionsItem(expression)).toBe(true);
		expect(mentionsItem({ entries: [{ name: 'a', value: expression }] })).toBe(true);
	});

	it.each([
		'/plain/$json',
		'={{ $vars.base }}',
		'={{ $now.toISO() }}',
		"={{ $('Source').first().json.id }}",
		'={{ $input.first().json.id }}',
		'={{ 5 + 3 }}',
	])('%s is read once', (expression) => {
		expect(mentionsItem(expression)).toBe(false);
	});
});
