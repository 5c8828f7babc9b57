import {
	changeEntity,
	type BuildPatch,
} from '../../../../../nodes/shared/adobe/change/changeEntity';
import type { ApiProblem } from '../../../../../nodes/shared/http/apiProblem';
import type { Entity } from '../../../../../nodes/shared/adobe/types';
import { answer, lost, rejection, ScriptedAdobe } from '../client/scriptedAdobe';

const flow = (name: string, more: object = {}) =>
	answer(200, {
		items: [{ id: 'f1', name, state: 'enabled', etag: `"of ${name}"`, ...more }],
	});
const busy = answer(400, { type: 'https://x/errors/FLOW-1420-400', title: 'Busy' });
const stale = answer(412, { errorMessage: 'Supplied version', errorDetails: '' });
const done = answer(200, { id: 'f1', etag: '"new"' });
const GET = 'GET flows/f1';
const PATCH = 'PATCH flows/f1';

/** Names it 'new', and remembers what it was asked for. */
let asked: unknown[];
const rename: BuildPatch<Entity> = ({ name }, accepted, sent) => {
	asked.push([name, accepted, sent]);
	return name === 'new' ? [] : [{ op: 'replace', path: '/name', value: 'new' }];
};

let adobe: ScriptedAdobe;
beforeEach(() => {
	adobe = new ScriptedAdobe();
	asked = [];
});

const change = (longestWaitMs = 10_000, build = rename) =>
	changeEntity<Entity>(adobe.client, 'flows', 'f1', build, longestWaitMs);
const etags = () =>
	adobe.requests
		.filter(({ method }) => method === 'PATCH')
		.map(({ headers }) => headers?.['If-Match']);

describe('a change', () => {
	it('is sent under the version that was read, and read back', async () => {
		adobe.answers(flow('old'), done, flow('new'));
		const changed = await change();
		expect(changed).toMatchObject({ entity: { name: 'new' }, changed: true, pending: false });
		expect(adobe.calls).toEqual([GET, PATCH, GET]);
		expect(etags()).toEqual(['"of old"']);
		expect(adobe.requests[1].body).toEqual([{ op: 'replace', path: '/name', value: 'new' }]);
		expect(asked).toEqual([
			['old', false, false],
			['new', true, true],
		]);
		expect(adobe.slept).toEqual([]);
	});

	it('that is there already sends nothing', async () => {
		adobe.answers(flow('new'));
		await expect(change()).resolves.toMatchObject({ changed: false, pending: false });
		expect(adobe.calls).toEqual([GET]);
	});

	it('quotes an etag that came without quotes', async () => {
		adobe.answers(flow('old', { etag: 'f1' }), done, flow('new'));
		await change();
		expect(etags()).toEqual(['"f1"']);
	});

	it('that does not fit what was read is never sent', async () => {
		adobe.answers(flow('old'));
		const build = () => [{ op: 'remove' as const, path: '/absent', value: null }];
		await rejection(change(10_000, build));
		expect(adobe.calls).toEqual([GET]);
	});

	it('waits for an earlier one to end before it is built', async () => {
		const updating = flow('earlier', { state: 'updating' });
		const open = flow('earlier', { lastOperation: { status: { value: 'inProgress' } } });
		adobe.answers(updating, open, flow('old'), done, flow('new'));
		await change();
		expect(adobe.slept).toEqual([200, 300]);
		expect(asked[0]).toEqual(['old', false, false]);
		expect(etags()).toEqual(['"of old"']);
	});

	it('that Adobe refuses for good is not repeated', async () => {
		adobe.answers(flow('old'), answer(400, { type: 'https://x/FLOW-1419-400', title: 'No' }));
		expect(await rejection(change())).toMatchObject({ status: 400, code: 'FLOW-1419-400' });
		expect(adobe.calls).toEqual([GET, PATCH]);
	});
});

describe('a second writer', () => {
	it('makes it start anew from what is there then (412)', async () => {
		adobe.answers(flow('old'), stale, flow('other'), done, flow('new'));
		await expect(change()).resolves.toMatchObject({ changed: true, pending: false });
		expect(etags()).toEqual(['"of old"', '"of other"']);
		expect(asked.slice(0, 2)).toEqual([
			['old', false, false],
			['other', false, false],
		]);
		expect(adobe.lines).toHaveLength(1);
	});

	it('who made the same change leaves nothing to do', async () => {
		adobe.answers(flow('old'), stale, flow('new'));
		await expect(change()).resolves.toMatchObject({ changed: false, pending: false });
	});

	it.each([
		['1420', busy],
		['1421', answer(400, { errorMessage: '1421-400 disabling', errorDetails: '' })],
	])('keeps it waiting while Adobe is busy with theirs (%s)', async (_, refusal) => {
		adobe.answers(flow('old'), refusal, flow('a', { state: 'updating' }), flow('b'), done);
		adobe.answers(flow('new'));
		await expect(change()).resolves.toMatchObject({ changed: true });
		expect(etags()).toEqual(['"of old"', '"of b"']);
	});

	it('who never ends makes it give up with the reason', async () => {
		const times = 40;
		adobe.answers(...Array.from({ length: times }, () => [flow('old'), stale]).flat());
		const problem = await rejection<ApiProblem>(change(3000));
		expect(problem.status).toBe(412);
		expect(adobe.slept.reduce((sum, ms) => sum + ms, 0)).toBe(3000);
		expect(adobe.left).toBeGreaterThan(0);
	});
});

describe('an answer that got lost', () => {
	it.each([lost, answer(504), answer(500)])(
		'after the change was carried out: it is not sent again ($status)',
		async (reply) => {
			adobe.answers(flow('old'), reply, flow('new'));
			await expect(change()).resolves.toMatchObject({ changed: true, pending: false });
			expect(adobe.calls).toEqual([GET, PATCH, GET]);
			expect(asked.at(-1)).toEqual(['new', false, true]);
		},
	);

	it('before the change was carried out: it is sent again', async () => {
		adobe.answers(flow('old'), lost, flow('old'), done, flow('new'));
		await expect(change()).resolves.toMatchObject({ changed: true });
		expect(etags()).toEqual(['"of old"', '"of old"']);
		expect(asked[1]).toEqual(['old', false, true]);
	});

	it('while the change is being carried out: it is waited for', async () => {
		adobe.answers(flow('old'), lost, flow('old', { state: 'updating' }), flow('new'));
		await expect(change()).resolves.toMatchObject({ changed: true, pending: false });
		expect(adobe.calls).toEqual([GET, PATCH, GET, GET]);
	});

	it('with no time left is told', async () => {
		adobe.answers(flow('old'), lost);
		expect(await rejection(change(0))).toMatchObject({ status: 0 });
	});
});

describe('what Adobe accepted', () => {
	const updating = flow('old', { state: 'updating' });

	it.each([answer(202), answer(200, {}), answer(204), done])(
		'is waited for, whatever the answer holds ($status $text)',
		async (accepted) => {
			adobe.answers(flow('old'), accepted, updating, updating, flow('new'));
			await expect(change()).resolves.toMatchObject({ changed: true, pending: false });
			expect(adobe.slept).toEqual([200, 300]);
		},
	);

	it('is pending when the longest wait is over', async () => {
		adobe.answers(flow('old'), done, updating, updating, updating);
		await expect(change(250)).resolves.toEqual({
			entity: expect.objectContaining({ state: 'updating' }),
			changed: true,
			pending: true,
		});
		expect(adobe.slept).toEqual([200, 50]);
	});

	it('is pending at once when nothing may be waited for', async () => {
		adobe.answers(flow('old'), done, updating);
		await expect(change(0)).resolves.toMatchObject({ pending: true });
	});

	it('but gave up later is told, not reported', async () => {
		const status = { value: 'failed', errors: [{ code: 'E1', message: 'No such set' }] };
		adobe.answers(flow('old'), done, flow('old', { lastOperation: { status } }));
		const problem = await rejection<ApiProblem>(change());
		expect(problem.message).toContain('could not carry it out');
		expect(problem.description).toContain('No such set');
	});

	it('counts the operation of the change only: an earlier one may have failed', async () => {
		const lastOperation = { status: { value: 'failed' } };
		adobe.answers(flow('old', { lastOperation }), done, flow('new'));
		await expect(change()).resolves.toMatchObject({ changed: true });
	});

	it('and shows late is read again until it shows', async () => {
		adobe.answers(flow('old'), done, flow('old'), flow('old'), flow('new'));
		await expect(change()).resolves.toMatchObject({ changed: true, pending: false });
		expect(adobe.calls.filter((call) => call === PATCH)).toHaveLength(1);
	});

	it('and never shows is told, not reported', async () => {
		adobe.answers(flow('old'), done, ...Array.from({ length: 8 }, () => flow('old')));
		const problem = await rejection<ApiProblem>(change(600_000));
		expect(problem.message).toBe(
			"Adobe accepted the change of dataflow 'old', but reading it back does not show it",
		);
		expect(problem.description).toBe(
			'Not as wanted: /name. Look at the dataflow in Adobe, or run the node again',
		);
		expect(adobe.left).toBe(0);
		expect(adobe.calls.filter((call) => call === PATCH)).toHaveLength(1);
	});

	it('and does not show when the time is over is told too', async () => {
		adobe.answers(flow('old'), done, flow('old'));
		expect((await rejection(change(0))).message).toContain('does not show it');
	});
});

describe('an earlier change that does not end', () => {
	const updating = flow('old', { state: 'updating' });

	it('leaves this one undone, and says so', async () => {
		adobe.answers(updating, updating);
		const problem = await rejection<ApiProblem>(change(200));
		expect(problem.message).toContain("still working on the last change to the dataflow 'f1'");
		expect(adobe.calls).toEqual([GET, GET]);
	});

	it('after a refusal is told with that refusal', async () => {
		adobe.answers(flow('old'), stale, updating, updating);
		expect(await rejection(change(400))).toMatchObject({ status: 412 });
	});
});

it('cancelling ends it at once, with nothing sent any more', async () => {
	adobe.answers(flow('old'), done, flow('old', { state: 'updating' }));
	jest.spyOn(adobe, 'sleep').mockRejectedValue(new Error('cancelled'));
	expect((await rejection(change())).message).toBe('cancelled');
	expect(adobe.calls).toEqual([GET, PATCH, GET]);
});
