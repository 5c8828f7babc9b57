import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { AdobeExperiencePlatformApi } from '../../../credentials/AdobeExperiencePlatformApi.credentials';
import { DataflowTrigger } from '../../../nodes/DataflowTrigger/DataflowTrigger.node';
import { PollingHost, type PollingNode } from '../../support/polling';
import { Dataflows, type FlowIds } from '../Dataflow/dataflows';
import { at, MINUTE } from '../shared/adobe/runs/expected/worlds';

export const daily = {
	frequency: 'DAILY',
	triggerType: 'SCHEDULED',
	startDate: '2027-03-02',
	startTime: '06:00',
};

/** A sandbox with a dataflow, a clock, and an n8n whose workflow the trigger starts. */
export class Watching extends Dataflows {
	ids!: FlowIds;
	gold = '';
	silver = '';

	constructor() {
		super();
		beforeEach(async () => {
			this.clock('2027-03-01 12:00');
			this.sandbox.adobe.settings.runMs = 0;
			this.ids = await this.flow('Newsletter');
			[this.gold, this.silver] = this.sandbox.adobe.audiences().map(({ id }) => id);
			this.activate(this.ids.dataflowId, this.gold, { schedule: daily });
			this.clock('2027-03-10 12:00');
		});
	}

	clock(text: string): void {
		jest.spyOn(Date, 'now').mockReturnValue(at(text));
	}

	/** A run of the dataflow that has ended, or will. @returns its id */
	addRun(start: string, end: string, other: object = {}, audience = this.gold): string {
		return this.sandbox.adobe.addRun(this.ids.dataflowId, [audience], {
			startedAt: at(start),
			finishesAt: at(end),
			...other,
		});
	}

	n8n(
		parameters: INodeParameters = {},
		account: IDataObject = {},
		prepare?: PollingNode['prepare'],
	): PollingHost {
		return new PollingHost({
			nodeType: new DataflowTrigger(),
			parameters,
			prepare,
			credentials: {
				adobeExperiencePlatformApi: {
					data: this.account(account),
					type: new AdobeExperiencePlatformApi(),
				},
			},
		});
	}

	/** An n8n whose workflow was published at this moment. */
	async published(
		parameters: INodeParameters = {},
		prepare?: PollingNode['prepare'],
	): Promise<PollingHost> {
		const host = this.n8n(parameters, {}, prepare);
		await host.activate();
		return host;
	}
}

export const failed = { failure: 'Job aborted.' };
export const nothing = { content: { received: 0, exported: 0 } };
export { at, MINUTE };
