import { inspect } from 'node:util';

import { echoing, expectNone, spellingsOf, watchLog } from '../adobe/canaries';
import { at, daily, failed, Watching } from './support';

const adobe = new Watching();
const clientSecret = 'sandbox-adobe-client-secret';

const everything = (...parts: unknown[]) =>
	inspect(parts, { depth: 12, maxStringLength: null, showHidden: true });
const echo = (status: number, secrets: string[]) => {
	const { body, headers } = echoing(secrets.flatMap(spellingsOf).join(' '));
	const fault = { pathPrefix: '/data/', beforeAuth: true, status, body, headers };
	adobe.sandbox.faults.add({ ...fault, times: 'always' });
};

test('a run whose reason holds them is told without them', async () => {
	const lines: unknown[] = [];
	const n8n = await adobe.published({}, watchLog(lines));
	adobe.clock('2027-03-10 12:10');
	adobe.addRun('2027-03-10 12:05', '2027-03-10 12:09', {
		failure: spellingsOf(clientSecret).join(' '),
	});
	await n8n.poll();
	const told = everything(n8n.items, n8n.saved, lines);
	expect(told).toContain('***');
	expectNone('a run', told, [clientSecret]);
});

test('names that hold them are told without them, and ids still lead to what they name', async () => {
	const lines: unknown[] = [];
	const { dataflowId } = await adobe.flow(`prod-${clientSecret}`);
	adobe.activate(dataflowId, adobe.gold, { schedule: daily });
	const n8n = await adobe.published({ events: ['late', 'failed'] }, watchLog(lines));
	adobe.clock('2027-03-11 12:00');
	adobe.sandbox.adobe.addRun(dataflowId, [adobe.gold], {
		startedAt: at('2027-03-11 11:05'),
		finishesAt: at('2027-03-11 11:09'),
		...failed,
	});
	await n8n.poll();
	const { items } = await n8n.runByHand();
	for (const event of ['late', 'failed']) {
		expect(n8n.items).toContainEqual(
			expect.objectContaining({ event, dataflowName: 'prod-***', ids: { dataflowId } }),
		);
	}
	expect(items).toMatchObject([{ dataflowName: 'prod-***' }]);
	expectNone('names', everything(n8n.items, items, n8n.saved, lines), [clientSecret]);
});

test.each([400, 503])('a poll that Adobe refuses with them (%i)', async (status) => {
	const lines: unknown[] = [];
	const n8n = await adobe.published({}, watchLog(lines));
	const token = String(adobe.requests.at(-1)!.headers.authorization).slice('Bearer '.length);
	echo(status, [clientSecret, token]);
	await n8n.poll();
	expect(n8n.failures).toHaveLength(1);
	const told = everything(n8n.failures, n8n.saved, lines);
	expect(told).toContain('***');
	expectNone('a poll', told, [clientSecret, token]);
});

test.each([400, 503])(
	'an activation and a run by hand that fail with them (%i)',
	async (status) => {
		const lines: unknown[] = [];
		const token = 'eyJh.c4n4ry/+token.of~Till';
		adobe.sandbox.faults.add({
			pathPrefix: '/ims/',
			status: 200,
			body: { access_token: token, token_type: 'bearer', expires_in: 3600 },
			times: 'always',
		});
		echo(status, [clientSecret, token]);
		const n8n = adobe.n8n({}, {}, watchLog(lines));
		const { error } = await n8n.runByHand();
		const thrown = await n8n.activate().catch((reason: unknown) => reason);
		expect([error?.message, (thrown as Error).message]).not.toContain(undefined);
		const told = everything(error, thrown, n8n.saved, lines);
		expect(told).toContain('***');
		expectNone('an activation', told, [clientSecret, token]);
	},
);
