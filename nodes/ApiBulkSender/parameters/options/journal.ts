import type { INodeProperties } from 'n8n-workflow';

/** What outlives the execution. */
export const journalOptions: INodeProperties[] = [
	{
		displayName: 'Journal',
		name: 'journal',
		type: 'fixedCollection',
		default: { journal: {} },
		description:
			'Write down on disk what is sent, so that a second run with the same input goes on where the first was stopped, killed or redeployed, and sends nothing twice',
		options: [
			{
				displayName: 'Journal',
				name: 'journal',
				values: [
					{
						displayName: 'Journal File',
						name: 'journalFile',
						type: 'string',
						default: '',
						placeholder: 'e.g. /home/node/.n8n-files/journals/customers',
						description:
							'Where it lies, on a disk of the machine that n8n runs on; empty means in the folder of n8n itself',
						hint: 'Its files get this name with a number behind it.',
					},
					{
						displayName: 'Run Key',
						name: 'runKey',
						type: 'string',
						default: '',
						placeholder: 'e.g. customers-daily',
						description:
							'Runs with the same key are the same work; empty means this node of this workflow with a file of this name',
					},
					{
						displayName: 'If Unfinished',
						name: 'ifUnfinished',
						type: 'options',
						options: [
							{
								name: 'Refuse',
								value: 'refuse',
								description: 'Send nothing before the earlier work has been ended',
							},
							{
								name: 'Set Aside',
								value: 'setAside',
								description: 'Keep the journal of the earlier work beside, and begin anew',
							},
						],
						default: 'refuse',
						description: 'What to do when the journal is of another input and has not ended',
					},
				],
			},
		],
	},
];
