import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { Destination, ids, results, soundItems } from '../../../support/destination';

const destination = new Destination();

function nested(depth: number): IDataObject {
	let value: IDataObject = {};
	for (let at = 0; at < depth; at++) value = { a: value };
	return value;
}
const circular: IDataObject = { id: 'bad' };
circular.self = circular;
const item = (json: unknown) => ({ json }) as INodeExecutionData;
const throwing = {
	id: 'bad',
	get broken() {
		throw new Error('no such file');
	},
};

describe('one item that cannot be prepared', () => {
	it.each<[string, unknown, RegExp, unknown]>([
		['nested too deeply', { id: 'bad', deep: nested(5000) }, /nested too deeply/, undefined],
		['that contains itself', circular, /contains itself/, undefined],
		['with a getter that throws', throwing, /no such file/, undefined],
	])('%s is invalid with its number, and all others go', async (_, json, says) => {
		const items = [...soundItems(700), item(json), ...soundItems(300)];
		const { succeeded, failed, summary, error, hints } = await destination.send({ items });
		expect(error).toBeUndefined();
		expect(succeeded).toHaveLength(1000);
		expect(destination.acceptedIds).toHaveLength(1000);
		expect(results(failed)).toMatchObject([{ outcome: 'failed', cause: 'invalid', attempts: 0 }]);
		expect(results(failed)[0].reason).toMatch(/^Item 700: /);
		expect(results(failed)[0].reason).toMatch(says);
		expect(failed[0].pairedItem).toEqual({ item: 700 });
		expect(summary.records).toMatchObject({ total: 1001, succeeded: 1000, failed: 1, unclear: 0 });
		expect(hints.join()).toMatch(/1 record could not be sent/);
	});

	it('leaves as far as it can be shown, so that n8n can store it', async () => {
		const { failed } = await destination.send({
			items: [item(circular), item(throwing), item({ id: 'deep', deep: nested(9000), n: 1 })],
		});
		expect(failed.map(({ json: { delivery: _, ...json } }) => json)).toEqual([
			{ id: 'bad', self: 'Not shown: it contains itself' },
			{ id: 'bad', broken: 'Not shown: no such file' },
			{ id: 'deep', deep: 'Not shown: it is nested too deeply', n: 1 },
		]);
		expect(() => JSON.stringify(failed)).not.toThrow();
	});

	it('does not keep others from leaving unsent when the run is refused', async () => {
		const { failed, error } = await destination.send({
			items: [item(circular), item(throwing), item({ id: 3 })],
			parameters: { apiEndpoint: '' },
			node: { onError: 'continueRegularOutput' },
		});
		expect(error).toBeUndefined();
		expect(ids(failed)).toEqual(['bad', 'bad', 3]);
		expect(results(failed).map(({ outcome }) => outcome)).toEqual(Array(3).fill('unsent'));
	});

	it('among ready-made bodies, too', async () => {
		const parameters: INodeParameters = {
			itemsAre: 'requestBodies',
			requestSplitPath: '$.docs[*]',
			apiEndpoint: '/api/orders/_bulk_docs',
			options: { concurrency: 1 },
		};
		const bodies = [
			{ docs: [{ _id: 'a' }] },
			{ docs: [{ _id: 'b' }], deep: nested(5000) },
			circular,
			{ docs: [{ _id: 'c' }, { _id: 'd', deep: nested(5000) }] },
		];
		const items = bodies.map(item);
		const { succeeded, failed, error } = await destination.send({ items, parameters });
		expect(error).toBeUndefined();
		expect(succeeded.map(({ json }) => json._id)).toEqual(['a', 'c']);
		expect(results(failed).map(({ cause }) => cause)).toEqual(['invalid', 'invalid', 'invalid']);
		expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 1 },
			{ item: 2 },
			{ item: 3 },
		]);
	});

	it('among ready-made bodies of a refused run, too', async () => {
		const { failed, error } = await destination.send({
			items: [item({ docs: [{ _id: 'a' }], deep: nested(5000) }), item(circular)],
			parameters: {
				itemsAre: 'requestBodies',
				requestSplitPath: '$.docs[*]',
				apiEndpoint: '',
			},
			node: { onError: 'continueRegularOutput' },
		});
		expect(error).toBeUndefined();
		expect(failed.map(({ json }) => json._id ?? json.id)).toEqual(['a', 'bad']);
	});
});

describe('Serialize By that finds nothing', () => {
	it('is said once, with the fields that there are', async () => {
		const { hints } = await destination.send({
			items: [...soundItems(3), { json: { customer: 1, id: 9 } }],
			parameters: { options: { serializeBy: '$.customer' } },
		});
		expect(hints).toEqual([
			`3 records have no value at 'Serialize By' ($.customer), so nothing waited for them. The first of them has the fields "id", "email"`,
		]);
	});
});
