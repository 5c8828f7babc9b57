import { flowNumber } from '../client/problem';
import type { ApiProblem } from '../../http/apiProblem';

/**
 * The dataflow is in a state that passes: 1416 not to be deleted now, 1420 and 1421 a change is going
 * on. Source: flow-service-errors.
 */
const PASSING = [1416, 1420, 1421];

export function isBusy(error: ApiProblem): boolean {
	return PASSING.includes(flowNumber(error));
}
