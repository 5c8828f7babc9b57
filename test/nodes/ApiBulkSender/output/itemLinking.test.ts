import { Destination, ids } from '../../../support/destination';

const destination = new Destination();

describe('item linking', () => {
	it('leads every item that leaves back to the item it came from', async () => {
		const { probed } = await destination.send({
			items: [
				{ json: { id: 1, name: 'ada' } },
				{ json: { id: 2, name: 'bob', fail: 'E7' } },
				{ json: { id: 3, name: 'cyd' } },
			],
			probe: "={{ $('Source').item.json.name + ' ' + ($json.delivery?.outcome ?? 'summary') }}",
		});
		expect(probed).toEqual([
			['ada succeeded', 'cyd succeeded'],
			['bob failed'],
			['ada summary'],
			[],
		]);
	});

	it('leads records of a request body back to their body', async () => {
		const { probed } = await destination.send({
			items: [
				{ json: { n: 'a', docs: [{ id: 1 }, { id: 2 }] } },
				{ json: { n: 'b', docs: [{ id: 3 }] } },
			],
			parameters: {
				itemsAre: 'requestBodies',
				apiEndpoint: '/api/x/_bulk_docs',
				requestSplitPath: '$.docs[*]',
				parsePathMap: {},
			},
			probe: "={{ $('Source').item.json.n }}",
		});
		expect(probed[0]).toEqual(['a', 'a', 'b']);
	});

	it('holds for records that were refused under Continue On Fail', async () => {
		const { probed, failed } = await destination.send({
			items: [{ json: { id: 1 } }, { json: { id: 2 } }],
			parameters: { apiEndpoint: '' },
			node: { onError: 'continueErrorOutput' },
			probe: "={{ $('Source').item.json.id }}",
		});
		expect(ids(failed)).toEqual([1, 2]);
		expect(probed).toEqual([[], [1, 2], [1], []]);
	});
});
