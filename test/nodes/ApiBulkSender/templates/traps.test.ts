import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { inputField } from '../../../../nodes/ApiBulkSender/templates';
import { AnsweringDestination, became, goesOn, type Answers } from '../realAnswers/answering';

const destination = new AnsweringDestination();

async function play(
	template: string,
	rows: IDataObject[],
	answers: Answers,
	inputs: Record<string, string>,
	parameters: INodeParameters = {},
) {
	const asked = Object.entries(inputs).map(([name, value]) => [inputField(name), value]);
	return await destination.send(answers, {
		items: rows.map((json) => ({ json })),
		node: goesOn,
		parameters: { template, ...Object.fromEntries(asked), ...parameters },
	});
}

it('stops when Bloomreach gives its results in another order than the commands', async () => {
	const rows = ['1', '2', '3'].map((registered) => ({ registered }));
	const result = await play(
		'bloomreachCustomers',
		rows,
		({ body }) => {
			const { commands } = body as { commands: Array<{ command_id: string }> };
			const results = commands.map(({ command_id }, at) => ({
				command_id,
				success: at > 0,
				...(at === 0 && { errors: ['no id given'] }),
			}));
			return { body: { results: results.reverse(), success: true } };
		},
		{ projectToken: 'p-1' },
	);
	expect(became(result, 'registered')).toEqual({ 1: 'unclear', 2: 'unclear', 3: 'unclear' });
	expect(result.hints.join()).toContain('Sending stopped early');
});

it('believes no event that Mixpanel neither names nor counts', async () => {
	const rows = ['a', 'b', 'c'].map((id) => ({
		insert_id: id,
		event: 'e',
		time: 1,
		distinct_id: '7',
	}));
	const failed = { index: 0, insert_id: 'a', field: 'properties.time', message: 'too old' };
	const body = {
		code: 400,
		num_records_imported: 1,
		failed_records: [failed],
		error: 'Some failed',
	};
	const result = await play('mixpanelImport', rows, [{ status: 400, body }], { projectId: '1' });
	expect(became(result, 'insert_id')).toEqual({ a: 'rejected', b: 'unclear', c: 'unclear' });
});

it('stops when the Postmark account has no credits left, and sends no further mail', async () => {
	const rows = ['a', 'b', 'c'].map((name) => ({ email: `${name}@example.com`, text: 'Hello' }));
	const result = await play(
		'postmarkEmails',
		rows,
		[{ body: [{ ErrorCode: 405, Message: 'Not allowed to send' }] }],
		{ from: 'shop@example.com' },
		{ adjustTemplate: true, groupingLimit: 1 },
	);
	expect(became(result, 'email')).toEqual({
		'a@example.com': 'rejected',
		'b@example.com': 'stopped',
		'c@example.com': 'stopped',
	});
	expect(destination.asked).toHaveLength(1);
});

describe.each([
	['brazeEvents', { external_id: '7', name: 'bought', time: '2026-11-27' }, {}],
	['postmarkEmails', { email: 'ada@example.com', text: 'Hello' }, { from: 'shop@example.com' }],
])('%s', (template, row, inputs) => {
	it.each([
		['a connection that breaks off', { breaksOff: true as const }],
		['HTTP 500', { status: 500, body: {} }],
		['HTTP 502', { status: 502, body: {} }],
		['HTTP 504', { status: 504, body: {} }],
	])('is never sent twice after %s', async (_, told) => {
		const result = await play(template, [row], [told], inputs);
		expect(Object.values(became(result, Object.keys(row)[0]))).toEqual(['unclear']);
		expect(destination.asked).toHaveLength(1);
	});
});

it('goes on after a first job of SendGrid that ends errored and names nobody', async () => {
	const rows = Array.from({ length: 1001 }, (_, at) => ({ email: `p${at}@example.com` }));
	let imports = 0;
	const result = await play(
		'sendGridContacts',
		rows,
		({ method, path }) => {
			if (method === 'PUT') return { status: 202, body: { job_id: `job-${++imports}` } };
			const isFirst = path.endsWith('job-1');
			const results = isFirst
				? { errored_count: 1, errors_url: 'https://files.example/errors.csv' }
				: { requested_count: 1, created_count: 1 };
			return { body: { status: isFirst ? 'errored' : 'completed', results } };
		},
		{},
		{ adjustTemplate: true, jobPollInterval: 0.01 },
	);
	const causes = Object.values(became(result, 'email'));
	expect(causes.filter((cause) => cause === 'unclear')).toHaveLength(1000);
	expect(causes.filter((cause) => cause === 'succeeded')).toHaveLength(1);
});
