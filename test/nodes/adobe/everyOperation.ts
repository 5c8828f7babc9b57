import type {
	IDataObject,
	IDisplayOptions,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';

import { ActivateAudience } from '../../../nodes/ActivateAudience/ActivateAudience.node';
import { Dataflow } from '../../../nodes/Dataflow/Dataflow.node';
import { DestinationConnection } from '../../../nodes/DestinationConnection/DestinationConnection.node';
import { TargetConnection } from '../../../nodes/TargetConnection/TargetConnection.node';
import type { AdobeResult, AdobeRun, AdobeSandbox } from '../../support/adobe';
import { activation, fiveSteps, walk, ways, type Way } from '../../support/fiveSteps';

export const nodes = {
	destinationConnection: new DestinationConnection(),
	targetConnection: new TargetConnection(),
	dataflow: new Dataflow(),
	activateAudience: new ActivateAudience(),
} satisfies Record<string, INodeType>;

export type NodeName = keyof typeof nodes;

/** One way to use an operation; its ids come with the item. */
export interface Use {
	node: NodeName;
	resource: string;
	operation: string;
	/** In what it differs from other uses of the operation. */
	variant: string;
	parameters: INodeParameters;
	storage?: IDataObject;
}

export const nameOf = ({ node, resource, operation, variant }: Use) =>
	[node, resource, operation, variant].filter((part) => part !== '').join(' ');

const today = new Date().toISOString().slice(0, 10);
const byName = (value: string) => ({ __rl: true, mode: 'name', value });
const byPath = (value: string) => ({ source: { __rl: true, mode: 'path', value } });
const entries = (...rows: INodeParameters[]) => ({ entries: rows });
const gold = byName('Loyalty Gold Members');
const everyDay = { ...activation, startDate: today, endDate: '2199-12-31' };

type Row = [operation: string, parameters?: INodeParameters, variant?: string];

function uses(node: NodeName, resource: string, rows: Row[], storage?: IDataObject): Use[] {
	return rows.map(([operation, parameters = {}, variant = '']) => ({
		node,
		resource,
		operation,
		variant,
		parameters,
		storage,
	}));
}

function connectionUses({ destination, storage }: Way): Use[] {
	const filters = { destination: byName(destination), nameContains: 'acc', state: 'enabled' };
	const updateFields = { name: 'Account', description: 'For tests' };
	return [
		...uses('destinationConnection', 'destination', [
			['get', { destination: byName(destination), simplify: false }, 'raw'],
			['getAll', { returnAll: true, filters: { nameContains: 'a' } }],
		]),
		...uses(
			'destinationConnection',
			'connection',
			[
				['create', { destination: byName(destination), name: 'Account' }],
				['create', { name: 'Account', ifExists: 'createAnother', description: 'b' }, 'another'],
				['update', { newStorageCredential: storage !== undefined, updateFields }],
			],
			storage,
		),
		...uses('destinationConnection', 'connection', [
			['get'],
			['getAll', { filters, limit: 5 }, 'filtered'],
			['getAll', { returnAll: true, options: { includeSources: true } }, 'all'],
			['checkStatus'],
		]),
		...uses('destinationConnection', 'sourceConnection', [
			[
				'create',
				{
					name: 'With base',
					createBaseConnection: true,
					description: 'c',
					baseConnectionDescription: 'b',
				},
				'with base',
			],
			['create', { name: 'Profiles' }],
			['get'],
			['getAll', { returnAll: true, filters: { nameContains: 'p' } }],
		]),
	];
}

function targetUses({ target }: Way): Use[] {
	const isCloud = !String(target.storageType).startsWith('legacy');
	const csvOptions = isCloud ? { csvOptions: { delimiter: ';' } } : {};
	return uses('targetConnection', 'targetConnection', [
		['create', { name: 'Files', description: 'd', ...target }],
		['get'],
		['getAll', { returnAll: true }, 'all'],
		['getAll', { limit: 1, filters: { nameContains: 'file' } }, 'filtered'],
		['update', { updateFields: { name: 'Files', description: 'e', path: 'new' }, ...csvOptions }],
	]);
}

const dataflowUses: Use[] = uses('dataflow', 'dataflow', [
	['create', { name: 'Newsletter' }],
	['get'],
	['getAll', { returnAll: true }, 'all'],
	['update', { updateFields: { name: 'Newsletter', description: 'f' } }],
	['disable'],
	['enable'],
]);

/** Those that need an audience in the dataflow. */
function filteredUses({ destination }: Way): Use[] {
	const filters = {
		audience: gold,
		destination: byName(destination),
		nameContains: 'news',
		state: 'enabled',
	};
	return uses('dataflow', 'dataflow', [
		['getAll', { limit: 3, filters, simplify: false }, 'filtered'],
	]);
}

function activationUses(isCloud: boolean): Use[] {
	const macro = isCloud ? '%DESTINATION%' : '%DESTINATION_NAME%';
	const updateFields = {
		name: 'Gold',
		description: 'g',
		filenameTemplate: `${macro}_%SEGMENT_ID%_%TIMESTAMP%`,
		frequency: 'DAILY',
		startTime: '18:00',
	};
	const lastName = byPath('person.name.lastName');
	const mail = byPath('personalEmail.address');
	return [
		...uses('activateAudience', 'audience', [
			['add', everyDay],
			['add', { ...everyDay, ifPresent: 'update', startTime: '09:00' }, 'again'],
			['getAll', { scope: 'dataflow', returnAll: true }, 'of the dataflow'],
			['getAll', { scope: 'experiencePlatform', limit: 120 }, 'of the platform'],
			['update', { audience: gold, updateFields }],
		]),
		...uses('activateAudience', 'attribute', [
			[
				'addAttributes',
				{ takenFrom: 'fields', attributes: entries({ ...lastName, mandatory: true }) },
			],
			[
				'setKeys',
				{
					setMandatory: true,
					mandatoryAttributes: entries(mail),
					setDeduplicationKeys: true,
					deduplicationKeys: entries(mail),
				},
			],
			['removeAttributes', { takenFrom: 'fields', attributes: entries(lastName) }],
		]),
		...uses('activateAudience', 'activation', [
			['sync', { ...everyDay, mode: 'mirror', previewOnly: true }, 'preview'],
			['sync', { ...everyDay, mode: 'mirror', startTime: '11:00' }, 'mirror'],
			['validate', { ...everyDay, startTime: '11:00' }],
			['check', { guardrails: { audiencesPerHour: 10 } }],
			['describe'],
		]),
		...uses('activateAudience', 'audience', [
			['exportNow', { waitUntilFinished: true, takenFrom: 'fields' }],
		]),
	];
}

const removal: Use[] = uses('activateAudience', 'audience', [
	['remove', { takenFrom: 'fields', audiences: entries({ audience: gold }) }],
]);

const runUses: Use[] = uses('dataflow', 'run', [
	['wait', { waitFor: 'newestRun' }],
	['wait', { waitFor: 'run', runId: '={{ $json.runId }}' }, 'by id'],
	['get', { runId: '={{ $json.runId }}', simplify: false }],
	['getAll', { runsOf: 'dataflow', returnAll: true }],
	[
		'getAll',
		{
			runsOf: 'all',
			limit: 2,
			filters: { audience: gold, status: 'success', startedAfter: '2026-01-01T00:00:00' },
		},
		'filtered',
	],
	['watch', { runsOf: 'dataflow', options: { lateAfter: 30 } }],
	['watch', { runsOf: 'all', returnAll: false, limit: 1 }, 'all'],
]);

const teardown: Use[] = [
	...uses('dataflow', 'dataflow', [['delete']]),
	...uses('targetConnection', 'targetConnection', [['delete']]),
	...uses('destinationConnection', 'sourceConnection', [['delete']]),
	...uses('destinationConnection', 'connection', [['delete']]),
];

/** Every operation of the four nodes from nothing to nothing: each gets the ids of those before. */
export function everyUse(way: Way): Use[] {
	return [
		...connectionUses(way),
		...targetUses(way),
		...dataflowUses,
		...activationUses(!String(way.target.storageType).startsWith('legacy')),
		...filteredUses(way),
		...runUses,
		...removal,
		...teardown,
	];
}

export const legacy = ways['Adobe Campaign, S3'];
export const cloud = ways['Amazon S3 (current)'];

/** Walks the tutorial as far as the dataflow. @returns what the item brings then */
export async function prepared(adobe: AdobeSandbox, way: Way): Promise<IDataObject> {
	const [{ json }] = await walk(fiveSteps(adobe, way).slice(0, 5));
	return json;
}

export async function use(
	adobe: AdobeSandbox,
	{ node, resource, operation, parameters, storage }: Use,
	json: IDataObject,
	more: Partial<AdobeRun> = {},
): Promise<AdobeResult> {
	const platform = 'adobeExperiencePlatform';
	return await adobe.run(nodes[node], {
		items: [{ json }],
		storage,
		...more,
		parameters: { platform, resource, operation, ...parameters },
	});
}

/** `node resource operation` of everything that the panels offer for Adobe. */
export function offered(): string[] {
	return Object.entries(nodes).flatMap(([node, { description }]) =>
		description.properties
			.filter(({ name, displayOptions }) => name === 'operation' && isAdobes(displayOptions))
			.flatMap(({ options = [], displayOptions }) => {
				const resource = String(displayOptions?.show?.resource?.[0]);
				return (options as INodePropertyOptions[]).map(
					({ value }) => `${node} ${resource} ${String(value)}`,
				);
			}),
	);
}

function isAdobes(displayOptions: IDisplayOptions | undefined): boolean {
	const platforms = displayOptions?.show?.platform as string[] | undefined;
	return platforms?.includes('adobeExperiencePlatform') ?? true;
}
