import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import { AnsweringDestination, map, records, rowsOf } from './realAnswers/answering';

const destination = new AnsweringDestination();
const secret = 'Sesame-open-4711';
const credential = () =>
	destination.credential({ authentication: 'header', headerName: 'X-Key', headerValue: secret });

const answer = (body: unknown) => ({
	body: rowsOf(body).map(({ id }) =>
		Number(id) % 3 === 0 ? { code: 'E<3>', message: `no & "never" for ${secret}` } : { code: 'OK' },
	),
});

const send = async (options: IDataObject = {}) =>
	await destination.send(({ body }) => answer(body), {
		items: records(30, { note: secret }),
		credential: credential(),
		parameters: {
			groupingLimit: 10,
			parsePathMap: map({ status_code: '$.code', error_message: '$.message' }),
			additionalHeaders: { entries: [{ name: 'X-Other', value: 'not-for-everybody' }] },
			options: { report: true, ...options } as never,
		},
	});

describe('the report of a run', () => {
	it('leaves with Summary as a file and as text', async () => {
		const { outputs, summary } = await send();
		const html = summary.reportHtml as string;
		expect(html).toMatch(/^<!doctype html>/);
		const { report } = outputs[2]?.[0].binary as IBinaryKeyData;
		expect(report).toMatchObject({ mimeType: 'text/html', fileName: 'run-report.html' });
		expect(Buffer.from(report.data, 'base64').toString('utf8')).toBe(html);
	});

	it('tells totals, codes, failed records, requests and settings', async () => {
		const html = (await send()).summary.reportHtml as string;
		expect(html).toContain('<b>30</b><span>Records</span>');
		expect(html).toContain('<b>20</b><span>Succeeded</span>');
		expect(html).toContain('<b>10</b><span>Failed</span>');
		expect(html).toContain('HTTP 200');
		expect(html).toContain('All of them.');
		expect(html).toContain('class="is-good"');
		expect(html).toContain('class="is-bad"');
		expect(html).toContain('<td>Grouping Limit</td><td>10</td>');
		expect(html).toContain('<td>API Endpoint</td><td>/records</td>');
	});

	it('shows words of the destination as words, and nothing that runs or calls', async () => {
		const html = (await send()).summary.reportHtml as string;
		expect(html).toContain('E&lt;3&gt;');
		expect(html).toContain('no &amp; &quot;never&quot;');
		expect(html).not.toMatch(/<script|<img|<link|https?:/i);
	});

	it('has no secret, and no values of headers', async () => {
		const { summary } = await send();
		expect(JSON.stringify(summary)).not.toContain(secret);
		expect(summary.reportHtml).toContain('***');
		expect(summary.reportHtml).not.toContain('not-for-everybody');
	});

	it('is made only when it is asked for', async () => {
		const { outputs, summary } = await send({ report: false });
		expect(summary).not.toHaveProperty('reportHtml');
		expect(outputs[2]?.[0]).not.toHaveProperty('binary');
	});
});
