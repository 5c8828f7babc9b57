import { compileSettings } from '../../../../../../nodes/ApiBulkSender/engine/settings';
import { SettingError } from '../../../../../../nodes/ApiBulkSender/engine/settingError';
import { rawSettings, type Overrides } from '../../harness';
import { later } from './jobApi';

function refusal(overrides: Overrides): SettingError {
	try {
		compileSettings(rawSettings({ ...later, ...overrides }));
	} catch (error) {
		if (error instanceof SettingError) return error;
		throw error;
	}
	throw new Error('It was taken');
}

it.each<[Overrides, string, RegExp]>([
	[{ answerComes: 'soon' as 'later' }, 'Answer Comes', /must be atOnce or later/],
	[{ jobIdPath: ' ' }, 'Job ID Path', /is empty/],
	[{ jobIdPath: '$.a[' }, 'Job ID Path', /not a usable path/],
	[{ jobIdPath: 'header:Lo cation' }, 'Job ID Path', /does not name a header/],
	[{ jobStatusEndpoint: '' }, 'Job Status Endpoint', /is empty/],
	[{ jobStatusEndpoint: '/jobs' }, 'Job Status Endpoint', /has no {id}/],
	[{ jobStatusEndpoint: '/jobs/{id}/{list}' }, 'Job Status Endpoint', /has {list}/],
	[{ jobStatusEndpoint: '/jobs/{id} x' }, 'Job Status Endpoint', /usable address/],
	[{ jobStatusEndpoint: 'https://a.test/{id}' }, 'Job Status Endpoint', /whole address/],
	[{ jobResultEndpoint: '/results' }, 'Job Result Endpoint', /has no {id}/],
	[{ jobStatusPath: '' }, 'Job Status Path', /is empty/],
	[{ jobDoneValues: ' , ' }, 'Job Done Values', /is empty/],
	[{ jobDoneValues: 'a,Over', jobFailedValues: 'over' }, 'Job Failed Values', /"over" is both/],
	[{ jobPollInterval: 0 }, 'Job Poll Interval', /above 0/],
	[{ jobLongestWait: Number.NaN }, 'Job Longest Wait', /above 0/],
	[{ mostOpenJobs: -1 }, 'Most Open Jobs', /whole number/],
])('%j is refused, and names its field', (overrides, field, message) => {
	const error = refusal(overrides);
	expect(error.field).toBe(field);
	expect(error.message).toMatch(message);
});

it('what belongs to jobs is not looked at where answers come at once', () => {
	const settings = rawSettings({
		...later,
		answerComes: 'atOnce',
		jobIdPath: '',
		jobDoneValues: '',
	});
	expect(compileSettings(settings).jobs).toBeUndefined();
});
