import { Destination, soundItems } from '../../../support/destination';

const destination = new Destination();

describe('progress in the log of n8n', () => {
	it('says what is done, what failed and until when the destination asked to wait', async () => {
		destination.sandbox.faults.add({ status: 429, retryAfter: 0, after: 1 });
		let info!: jest.SpyInstance;
		const { succeeded } = await destination.send({
			items: [...soundItems(2), { json: { id: 3, fail: 'E7' } }],
			parameters: { groupingLimit: 2, options: { concurrency: 1 } },
			prepare: (context) => {
				info = jest.spyOn(context.logger, 'info');
			},
		});
		expect(succeeded).toHaveLength(2);
		const lines = info.mock.calls.map(([line]) => line as string);
		info.mockRestore();
		expect(lines).toContainEqual(
			expect.stringMatching(
				/^Send \(execution \S+\): 2 of 3 records done, 0 failed, \d+ records\/s.*asked to wait until \d{4}-\d\d-\d\dT/,
			),
		);
	});
});
