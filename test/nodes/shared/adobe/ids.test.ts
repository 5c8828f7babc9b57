import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { receivedIds, withIds } from '../../../../nodes/shared/adobe/ids';

const received = (...jsons: IDataObject[]) => {
	const context = { getInputData: () => jsons.map((json) => ({ json })) };
	return receivedIds(context as unknown as IExecuteFunctions, jsons.length - 1);
};

it('the ids of the item are taken, and only those that the nodes hand on', () => {
	const ids = {
		connectionSpecId: 'a',
		connectionId: 'b',
		sourceConnectionId: 'c',
		targetConnectionId: 'd',
		flowSpecId: 'e',
		dataflowId: 'f',
	};
	expect(received({ ids: { dataflowId: 'of another item' } }, { ids: { ...ids, x: 'y' } })).toEqual(
		ids,
	);
});

it.each([
	['no ids', {}],
	['ids that are none', { ids: null }],
	['a text', { ids: 'abc' }],
	['values of other types', { ids: { dataflowId: 5, connectionId: '', flowSpecId: null } }],
])('%s are left out', (_, json) => {
	expect(received(json as IDataObject)).toEqual({});
});

it('what was made goes before what was received, and nothing is lost', () => {
	const json = { name: 'Weekly', ids: 'an own field' };
	const made = { dataflowId: 'new', flowSpecId: undefined, connectionId: '' };
	expect(withIds(json, { dataflowId: 'old', connectionId: 'c', flowSpecId: 'f' }, made)).toEqual({
		name: 'Weekly',
		ids: { dataflowId: 'new', connectionId: 'c', flowSpecId: 'f' },
	});
});
