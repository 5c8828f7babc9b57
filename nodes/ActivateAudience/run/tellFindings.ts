import type { IExecuteFunctions } from 'n8n-workflow';

import type { Finding } from '../preflight/findings';

/** Each finding as a warning below the output. */
export function tellFindings(context: IExecuteFunctions, findings: readonly Finding[]): void {
	for (const { message, action } of findings) {
		const text = `${message}. ${action}`;
		context.addExecutionHints({ message: text, type: 'warning', location: 'outputPane' });
	}
}
