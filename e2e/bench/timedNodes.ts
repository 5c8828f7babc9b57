// The nodes that the benchmark times in n8n's engine, in this process.
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { runOnce, type EngineRun } from './engine.ts';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '../..');

const { MakeItems } = require('./nodes/MakeItems.node.js');
const { BareLoop } = require('./nodes/BareLoop.node.js');
const { ApiBulkSender } = require(join(root, 'dist/nodes/ApiBulkSender/ApiBulkSender.node.js'));

export async function runBareLoop(records: number, parameters: object): Promise<EngineRun> {
	return await runOnce(
		{ type: MakeItems, parameters: { count: records } },
		{ type: BareLoop, parameters: { ...parameters } },
	);
}

/** @throws Error when a record did not succeed */
export async function runSender(
	records: number,
	apiBaseUrl: string,
	parameters: object,
): Promise<EngineRun> {
	const run = await runOnce(
		{ type: MakeItems, parameters: { count: records } },
		{
			type: ApiBulkSender,
			parameters: { ...parameters },
			credentials: { apiBaseUrl, authentication: 'none' },
		},
	);
	const succeeded = run.outputs[0]?.length;
	if (succeeded !== records) {
		throw new Error(`Only ${succeeded} of ${records} records succeeded.`);
	}
	return run;
}
