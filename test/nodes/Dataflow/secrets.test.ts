import { byId, Dataflows } from './dataflows';

const adobe = new Dataflows();
const flows = '/data/foundation/flowservice/flows';

describe('secrets', () => {
	const canary = 'canary/secret+of=Till 0815';
	const spellings = [
		canary,
		encodeURIComponent(canary),
		Buffer.from(canary).toString('base64'),
		new URLSearchParams({ canary }).toString().slice('canary='.length),
	];

	test('of the credential and of what Adobe echoes leave neither by items, errors nor logs', async () => {
		const ids = await adobe.flow('Weekly');
		const account = { clientSecret: canary };
		const token = 'bought-token-0815';
		const lines: unknown[] = [];
		adobe.sandbox.faults.add({
			pathPrefix: '/ims/',
			times: 'always',
			status: 200,
			body: { access_token: token, token_type: 'bearer', expires_in: 3600 },
		});
		const echo = (status: number) =>
			adobe.sandbox.faults.add({
				pathPrefix: flows,
				beforeAuth: true,
				status,
				body: {
					items: [{ id: ids.dataflowId, auth: { params: { key: canary } }, note: spellings }],
					message: `You sent ${spellings.join(' ')}`,
				},
			});
		const outcomes: unknown[] = [];
		for (const status of [200, 400, 503]) {
			echo(status);
			if (status === 503) echo(400);
			const { jsons, error, run } = await adobe.dataflow(
				'get',
				{ dataflow: byId(ids.dataflowId) },
				{
					account,
					prepare: (context) => {
						for (const level of ['debug', 'info', 'warn', 'error'] as const) {
							jest.spyOn(context.logger, level).mockImplementation((...line) => {
								lines.push(line);
							});
						}
					},
				},
			);
			outcomes.push(jsons, error?.message, error?.description, run.data.resultData);
		}

		const text = JSON.stringify([outcomes, lines]);
		expect(text).toContain('You sent ***');
		expect(lines).not.toEqual([]);
		for (const spelling of spellings) {
			expect(text).not.toContain(JSON.stringify(spelling).slice(1, -1));
		}
		expect(text).not.toContain(token);
	});
});
