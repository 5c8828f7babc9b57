import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';

import { BinaryStore } from '../../support/binaryStore';
import { codeMap, Destination, ids, results, soundItems } from '../../support/destination';

const destination = new Destination();
const people = soundItems;

const later: INodeParameters = { answerComes: 'later', jobPollInterval: 0.03 };

/** The sandbox names its imports in a header, and has their results at an address of its own. */
const imports: INodeParameters = {
	...later,
	apiEndpoint: '/api/jobs/imports',
	jobIdPath: 'header:Location',
	jobStatusEndpoint: '{id}',
	jobResultEndpoint: '{id}/results',
	groupingLimit: 2,
};

const polls = () => destination.requests.filter(({ method }) => method === 'GET');
const sends = () => destination.requests.filter(({ method }) => method !== 'GET');

/** Five, of which the second and the fifth are refused. */
const mixed = () =>
	people(5).map(({ json }) => ({
		json: Number(json.id) % 3 === 2 ? { ...json, email: 'nobody, really' } : json,
	}));

beforeEach(() => {
	Object.assign(destination.sandbox.jobs.settings, { queuedMs: 20, runsMs: 30 });
});

describe('answers that come later', () => {
	it.each(['json', 'ndjson', 'csv'])('are read from a result as %s', async (format) => {
		const { error, succeeded, failed, summary } = await destination.send({
			items: mixed(),
			parameters: { ...imports, jobResultEndpoint: `{id}/results?format=${format}` },
		});
		expect(error).toBeUndefined();
		expect(ids(succeeded)).toEqual([1, 3, 4]);
		expect(results(failed)).toMatchObject([
			{
				cause: 'rejected',
				attempts: 1,
				parsed: {
					status_code: 'invalid_email',
					error_message: 'nobody, really is not an e-mail address',
				},
			},
			{ cause: 'rejected' },
		]);
		expect(summary).toMatchObject({
			records: { total: 5, succeeded: 3, failed: 2, unclear: 0 },
			requests: { sent: 3, polled: polls().length },
		});
		expect(sends()).toHaveLength(3);
	});

	it('may stand in the status itself', async () => {
		const { succeeded, failed } = await destination.send({
			items: mixed(),
			parameters: {
				...imports,
				jobStatusEndpoint: '/api/jobs/imports/{id}?inside=1',
				jobResultEndpoint: '',
				responseSplitPath: '$.results[*]',
			},
		});
		expect(ids(succeeded)).toEqual([1, 3, 4]);
		expect(ids(failed)).toEqual([2, 5]);
	});

	it('of Zendesk: by the index within the job', async () => {
		const { succeeded, failed } = await destination.send({
			items: mixed(),
			parameters: {
				...later,
				apiEndpoint: '/api/jobs/users/create_or_update_many',
				requestSplitPath: '$.users[*]',
				jobIdPath: '$.job_status.id',
				jobStatusEndpoint: '/api/jobs/job_statuses/{id}',
				jobStatusPath: '$.job_status.status',
				responseSplitPath: '$.job_status.results[*]',
				matchBy: 'index',
				responseIndexPath: '$.index',
				parsePathMap: {
					entries: [
						{ name: 'status_code', path: '$.error' },
						{ name: 'error_message', path: '$.details' },
					],
				},
				mostOpenJobs: 30,
			},
		});
		expect(ids(succeeded)).toEqual([1, 3, 4]);
		expect(results(failed)[0].parsed).toMatchObject({ status_code: 'invalid_email' });
	});

	it('of Klaviyo: only what failed, by a pointer into the request', async () => {
		const { succeeded, failed } = await destination.send({
			items: mixed(),
			parameters: {
				...later,
				apiEndpoint: '/api/jobs/profile-bulk-import-jobs',
				requestSplitPath: '$.data.attributes.profiles.data[*]',
				additionalBodyFields: '{"data": {"type": "profile-bulk-import-job"}}',
				specifyFieldMapping: 'json',
				fieldMappingJson: JSON.stringify([
					{ target: 'type', source: 'fixedValue', value: 'profile' },
					{ target: 'attributes', source: 'wholeRecord' },
				]),
				jobIdPath: '$.data.id',
				jobStatusEndpoint: '/api/jobs/profile-bulk-import-jobs/{id}',
				jobStatusPath: '$.data.attributes.status',
				jobFailedValues: 'cancelled',
				jobResultEndpoint: '/api/jobs/profile-bulk-import-jobs/{id}/import-errors',
				responseReports: 'failedRecordsOnly',
				responseSplitPath: '$.data[*]',
				matchBy: 'index',
				responseIndexPath: '$.attributes.source.pointer',
				indexPattern: '*/profiles/data/#',
				parsePathMap: { entries: [{ name: 'status_code', path: '$.attributes.code' }] },
			},
		});
		expect(ids(succeeded)).toEqual([1, 3, 4]);
		expect(results(failed)[0].parsed).toMatchObject({ status_code: 'invalid_email' });
	});

	it('of SendGrid: a table of what failed, by key', async () => {
		const { succeeded, failed } = await destination.send({
			items: [...people(3), { json: { id: 4, email: 'nobody' } }],
			parameters: {
				...later,
				apiEndpoint: '/api/jobs/marketing/contacts',
				apiMethod: 'PUT',
				requestSplitPath: '$.contacts[*]',
				jobIdPath: '$.job_id',
				jobStatusEndpoint: '/api/jobs/marketing/contacts/imports/{id}',
				jobDoneValues: 'completed,errored',
				jobFailedValues: 'failed',
				jobResultEndpoint: '/api/jobs/marketing/contacts/imports/{id}/errors.csv',
				groupingLimit: 3,
				responseReports: 'failedRecordsOnly',
				matchBy: 'key',
				requestKeyPath: '$.email',
				responseKeyPath: '$.email',
				parsePathMap: { entries: [{ name: 'status_code', path: '$.error_code' }] },
			},
		});
		expect(ids(succeeded)).toEqual([1, 2, 3]);
		expect(results(failed)[0]).toMatchObject({ parsed: { status_code: 'invalid_email' } });
	});

	it('of Meilisearch: one word for the whole task', async () => {
		const { succeeded, failed } = await destination.send({
			items: mixed(),
			parameters: {
				...later,
				apiEndpoint: '/api/jobs/indexes/people/documents',
				groupingLimit: 2,
				jobIdPath: '$.taskUid',
				jobStatusEndpoint: '/api/jobs/tasks/{id}',
				responseReports: 'wholeRequest',
				parsePathMap: codeMap,
			},
		});
		expect(ids(succeeded)).toEqual([3, 4]);
		expect(results(failed).map(({ cause }) => cause)).toEqual(['rejected', 'rejected', 'rejected']);
		expect(results(failed)[0].reason).toMatch(/^The job "7001" failed: invalid_email: nobody/);
	});

	it('come one after the other where the API takes one job at a time', async () => {
		destination.sandbox.jobs.settings.mostOpen = 1;
		const { succeeded, summary } = await destination.send({
			items: people(8),
			parameters: { ...imports, mostOpenJobs: 1 },
		});
		expect(succeeded).toHaveLength(8);
		expect(summary.requests).toMatchObject({ sent: 4, yielded: 0 });
	});

	it('are waited for where the API takes fewer jobs than are wanted', async () => {
		destination.sandbox.jobs.settings.mostOpen = 1;
		destination.sandbox.faults.add({ status: 429, retryAfter: 0, method: 'POST', after: 1 });
		const { succeeded, summary } = await destination.send({
			items: people(4),
			parameters: { ...imports, mostOpenJobs: 1 },
		});
		expect(succeeded).toHaveLength(4);
		expect(summary.requests).toMatchObject({ sent: 3, yielded: 1 });
	});

	it('are told of a job that failed, and of one that was forgotten', async () => {
		destination.sandbox.jobs.settings.endings.push('done', 'failed', 'forgotten');
		const { succeeded, failed } = await destination.send({ items: people(6), parameters: imports });
		expect(ids(succeeded)).toEqual([1, 2]);
		const told = results(failed).map(({ cause, reason }) => [cause, String(reason)]);
		const [, second, third] = destination.sandbox.jobs.all;
		const nameOf = ({ id }: { id: string }) => JSON.stringify(`/api/jobs/imports/${id}`);
		expect(told[0]).toEqual([
			'rejected',
			`The job ${nameOf(second)} failed: IMPORT_FAILED: The list is locked`,
		]);
		expect(told[2]).toEqual([
			'unclear',
			`The job ${nameOf(third)} is not known to the destination (HTTP 404)`,
		]);
	});

	it('are asked for again after every kind of trouble, and nothing is sent again', async () => {
		const method = 'GET';
		destination.sandbox.faults.add(
			{ method, reset: true },
			{ method, status: 503 },
			{ method, truncate: true },
			{ method, html: true },
			{ method, status: 429, retryAfter: 0 },
			{ method, tokenRevoked: true },
		);
		const { succeeded } = await destination.send({
			items: people(4),
			parameters: { ...imports, maxRetries: 0 },
			credential: destination.credential('clientKey'),
		});
		expect(succeeded).toHaveLength(4);
		expect(sends()).toHaveLength(2);
		expect(destination.sandbox.faults.pending).toEqual([]);
	});

	it('leave with the id of the job when the execution is cancelled meanwhile', async () => {
		destination.sandbox.jobs.settings.runsMs = 1e9;
		const { run, failed, summary } = await destination.send({
			items: people(2),
			parameters: imports,
			onStart: (cancel) => {
				const watch = setInterval(() => {
					if (polls().length < 2) return;
					clearInterval(watch);
					cancel();
				}, 2);
			},
		});
		expect(run.status).toBe('canceled');
		expect(summary.records).toMatchObject({ total: 2, unclear: 2 });
		const [{ id }] = destination.sandbox.jobs.all;
		expect(results(failed)[0].reason).toContain(`/api/jobs/imports/${id}`);
	});

	it('are read as the example workflow does it', async () => {
		const file = join(__dirname, '../../../examples/send-to-a-job-api.json');
		const { nodes } = JSON.parse(await readFile(file, 'utf8')) as {
			nodes: Array<{ name: string; parameters: INodeParameters }>;
		};
		const sender = nodes.find(({ name }) => name === 'Send Contacts');
		destination.sandbox.jobs.settings.mostOpen = 3;
		const { succeeded, failed, summary } = await destination.send({
			items: mixed(),
			parameters: { ...sender?.parameters, groupingLimit: 1, jobPollInterval: 0.03 },
		});
		expect(ids(succeeded)).toEqual([1, 3, 4]);
		expect(ids(failed)).toEqual([2, 5]);
		expect(summary.requests).toMatchObject({ sent: 5, yielded: 0 });
	});

	it('are refused with a sentence where a field of the job is missing', async () => {
		const { error } = await destination.send({
			items: people(1),
			parameters: { ...imports, jobStatusEndpoint: '' },
		});
		expect(error?.message).toBe("'Job Status Endpoint' is empty");
		expect(destination.requests).toEqual([]);
	});

	it('are not asked for in a dry run', async () => {
		const { summary } = await destination.send({
			items: people(1),
			parameters: { ...imports, options: { dryRun: true } },
		});
		expect(summary.dryRun).toBe(true);
		expect(destination.requests).toEqual([]);
	});
});

describe('a journal', () => {
	const store = new BinaryStore();

	it('lets a second run ask for the jobs that the first left open, and send none of them', async () => {
		const options = { journal: { journal: { journalFile: join(store.folder, 'journal') } } };
		const parameters = { ...imports, options };
		// The first is judged, so that the others are open when the run stops.
		const { settings } = destination.sandbox.jobs;
		const watchFirst = setInterval(() => {
			if (destination.sandbox.jobs.all.length >= 2) settings.runsMs = 1e9;
		}, 2);
		const first = await destination.send({
			items: people(8),
			parameters,
			onStart: (cancel) => {
				const watch = setInterval(() => {
					if (sends().length < 4 || polls().length < 8) return;
					clearInterval(watch);
					cancel();
				}, 2);
			},
		});
		clearInterval(watchFirst);
		expect(first.summary.records).toMatchObject({ total: 8, succeeded: 2, unclear: 6 });
		expect(results(first.failed)[0].reason).toMatch(/or run this again, which asks for it$/);
		const sentBefore = sends().length;
		settings.runsMs = 0;
		const second = await destination.send({ items: people(8), parameters });
		expect(second.summary.records).toMatchObject({ total: 8, succeeded: 8, fromJournal: 2 });
		expect(second.summary.requests).toMatchObject({ sent: 0 });
		expect(sends()).toHaveLength(sentBefore);
	});
});
