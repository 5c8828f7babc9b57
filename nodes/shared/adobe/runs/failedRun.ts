import { ApiProblem } from '../../http/apiProblem';
import type { Run } from './run';
import { simplifyRun } from './simplifyRun';

/** Tells that a run failed, and why; status 422, since no answer told it. */
export function failedRun(run: Run): ApiProblem {
	const { id, dataflowId, errors } = simplifyRun(run);
	const reasons = errors.map(({ code, message }) =>
		[code, message].filter((part) => part !== '').join(': '),
	);
	const said = reasons.length === 0 ? '' : `Adobe says: ${reasons.join('; ')}. `;
	return new ApiProblem(
		`Run '${id}' of dataflow '${dataflowId}' failed`,
		`${said}Check whether the account at the destination still works and the folder of the target connection exists, then export again`,
		422,
		{ code: errors[0]?.code },
	);
}
