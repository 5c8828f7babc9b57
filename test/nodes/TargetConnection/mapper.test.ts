import type { INodeParameters } from 'n8n-workflow';

import { AdobeExperiencePlatformApi } from '../../../credentials/AdobeExperiencePlatformApi.credentials';
import { loadOptionsContext } from '../../support/engine';
import { byId, node, nothingChosen, Targets } from './targets';

const adobe = new Targets();

async function fields(connection: INodeParameters | string) {
	const type = new AdobeExperiencePlatformApi();
	const context = loadOptionsContext({
		nodeType: node,
		parameters: { connection },
		credentials: { adobeExperiencePlatformApi: { data: adobe.account(), type } },
	});
	return (await node.methods.resourceMapping.getTargetFields.call(context)).fields;
}

it('shows what the destination of the chosen connection asks for', async () => {
	const shown = await fields(byId(await adobe.connection('Cumulus Vault')));
	const byName = Object.fromEntries(shown.map((field) => [field.id, field]));
	expect(Object.keys(byName)).toEqual([
		'vaultName',
		'path',
		'region',
		'storageClass',
		'retentionDays',
		'includeFileManifest',
		'fileType',
		'csvOptions.quote',
		'csvOptions.escape',
		'csvOptions.delimiter',
		'csvOptions.nullValue',
		'csvOptions.emptyValue',
		'compression',
	]);
	expect(byName.vaultName).toEqual({
		id: 'vaultName',
		displayName: 'Vault',
		type: 'string',
		required: true,
		defaultMatch: false,
		display: true,
	});
	expect(byName.region).toMatchObject({
		type: 'options',
		required: true,
		options: ['north', 'south', 'west'].map((name) => ({ name, value: name })),
	});
	expect(byName.retentionDays).toMatchObject({ type: 'number', required: false });
	expect(byName.includeFileManifest).toMatchObject({ type: 'boolean' });
	expect(byName['csvOptions.quote']).toMatchObject({
		displayName: 'csvOptions: Quote Character',
		type: 'options',
		options: [
			{ name: 'Double Quotes (")', value: '"' },
			{ name: 'Null Character (\\)', value: '' },
		],
	});
});

it('shows a mode only where there is a choice', async () => {
	const courier = await fields(byId(await adobe.connection('Courier Mail')));
	expect(courier.map(({ id }) => id)).toEqual(['remotePath', 'includeFileManifest', 'mailingList']);
	const campaign = await fields(byId(await adobe.connection('Campaign over S3')));
	expect(campaign[0]).toMatchObject({ id: 'mode', type: 'options' });
});

it.each([
	['nothing', nothingChosen],
	['an expression', byId('={{ $json.id }}')],
])('shows no field for %s, and asks nobody', async (_name, connection) => {
	expect(await fields(connection)).toEqual([]);
	expect(adobe.nodeRequests).toEqual([]);
});

it('tells why the fields cannot be read', async () => {
	await expect(fields(byId('nowhere'))).rejects.toThrow(
		"Could not read the connection: Adobe finds no connection 'nowhere' in sandbox 'prod'",
	);
});
