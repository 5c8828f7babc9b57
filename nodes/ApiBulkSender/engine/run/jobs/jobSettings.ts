import type { CompiledPath } from '../../../../shared/jsonPath/compilePath';
import { compileField } from '../../fieldPath';
import { atLeast, wholeNumber } from '../../limits';
import { SettingError } from '../../settingError';
import { compileJobEndpoint, type JobAddress } from './jobAddress';
import { compileJobId, type ReadJobId } from './jobId';

/** Whether answers come as jobs, and how those are followed; names as in the panel. */
export interface RawJobSettings {
	answerComes: 'atOnce' | 'later';
	jobIdPath: string;
	jobStatusEndpoint: string;
	jobStatusPath: string;
	jobDoneValues: string;
	jobFailedValues: string;
	/** Seconds. */
	jobPollInterval: number;
	/** Seconds. */
	jobLongestWait: number;
	jobResultEndpoint: string;
	mostOpenJobs: number;
}

export const jobDefaults: RawJobSettings = {
	answerComes: 'atOnce',
	jobIdPath: '',
	jobStatusEndpoint: '',
	jobStatusPath: '$.status',
	jobDoneValues: 'completed,complete,done,finished,succeeded,success',
	jobFailedValues: 'failed,error,errored,canceled,cancelled',
	jobPollInterval: 5,
	jobLongestWait: 3600,
	jobResultEndpoint: '',
	mostOpenJobs: 0,
};

/** How jobs are followed, checked and ready to use. Times in milliseconds. */
export interface JobRules {
	idOf: ReadJobId;
	statusAddress: JobAddress;
	statusPath: CompiledPath;
	/** Undefined: the status itself holds the result. */
	resultAddress: JobAddress | undefined;
	/** In lower case. */
	doneValues: ReadonlySet<string>;
	failedValues: ReadonlySet<string>;
	pollMs: number;
	longestMs: number;
	/** 0 means any number. */
	mostOpen: number;
}

/**
 * @returns undefined when answers come at once
 * @throws SettingError
 */
export function readJobSettings(raw: RawJobSettings): JobRules | undefined {
	if (raw.answerComes === 'atOnce') return undefined;
	if (raw.answerComes !== 'later') {
		throw new SettingError('Answer Comes', "'Answer Comes' must be atOnce or later");
	}
	const doneValues = readValues(raw.jobDoneValues);
	const failedValues = readValues(raw.jobFailedValues);
	if (doneValues.size === 0) {
		throw new SettingError(
			'Job Done Values',
			"'Job Done Values' is empty, so no job would ever be done",
			'Enter the values of the status that mean done, e.g. completed',
		);
	}
	const both = [...doneValues].find((value) => failedValues.has(value));
	if (both !== undefined) {
		throw new SettingError(
			'Job Failed Values',
			`The value "${both}" is both in 'Job Done Values' and in 'Job Failed Values'`,
			'Remove it from one of the two fields',
		);
	}
	const result = raw.jobResultEndpoint.trim();
	return {
		idOf: compileJobId(raw.jobIdPath),
		statusAddress: compileJobEndpoint(raw.jobStatusEndpoint, 'Job Status Endpoint'),
		statusPath: readStatusPath(raw.jobStatusPath),
		resultAddress: result === '' ? undefined : compileJobEndpoint(result, 'Job Result Endpoint'),
		doneValues,
		failedValues,
		pollMs: atLeast(raw.jobPollInterval, 0.001, 'Job Poll Interval') * 1000,
		longestMs: atLeast(raw.jobLongestWait, 0.001, 'Job Longest Wait') * 1000,
		mostOpen: wholeNumber(raw.mostOpenJobs, 0, 1e6, 'Most Open Jobs'),
	};
}

function readStatusPath(path: string): CompiledPath {
	if (path.trim() !== '') return compileField(path, 'Job Status Path');
	throw new SettingError(
		'Job Status Path',
		"'Job Status Path' is empty",
		'Enter where the status stands in the answer about a job, e.g. $.status',
	);
}

function readValues(list: string): Set<string> {
	const values = list.split(',').map((value) => value.trim().toLowerCase());
	return new Set(values.filter((value) => value !== ''));
}
