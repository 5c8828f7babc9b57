import type { IExecuteFunctions } from 'n8n-workflow';

import type { Watched } from '../../../shared/adobe/runs/exportWatch';
import { describeAssumptions } from '../../../shared/adobe/runs/expected/sentences';

/** Says under the output what is assumed, and why there may be nothing in it. */
export function watchHints(context: IExecuteFunctions, watched: Watched[]): void {
	const assumptions = new Set(watched.flatMap((each) => each.watched.assumptions));
	const messages = [...assumptions].map((assumption) => describeAssumptions([assumption]));
	if (watched.length === 0) messages.push('There is no audience whose exports could be watched.');
	for (const message of messages) {
		context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
	}
}
