import type { Connection } from '../types';

/** 'other' for what the documents do not name. */
export type StatusWord = 'active' | 'initializing' | 'error' | 'other';

/** Improvado documents the words of its pages (Active, Initializing, Error), not those of its API. */
export function statusWord({ status }: Pick<Connection, 'status'>): StatusWord {
	const word = String(status ?? '')
		.trim()
		.toLowerCase();
	return word === 'active' || word === 'initializing' || word === 'error' ? word : 'other';
}

/** What the status of a connection means, in a sentence. */
export function statusSentence(connection: Connection): string {
	const { id, title, status, error_text: reason } = connection;
	const name = `Connection '${title?.trim() || id}'`;
	switch (statusWord(connection)) {
		case 'active':
			return `${name} is active: data can be loaded.`;
		case 'initializing':
			return `${name} is still being checked by Improvado: nothing is loaded until it is active.`;
		case 'error':
			return `${name} does not work, and nothing is loaded to it${said(reason)}. Reauthorize it with parameters that the destination accepts.`;
		default:
			return `${name} has ${status ? `the status '${status}'` : 'no status'}${said(reason)}.`;
	}
}

/** What to do about a connection without accounts; undefined when it has some or nobody knows. */
export function accountHint(connection: Connection): string | undefined {
	if (connection.enabled_for_extraction_accounts_number !== 0) return undefined;
	return 'No account of this connection is selected for extraction. Select at least one in Improvado before you set up extractions or loads.';
}

function said(reason: string | null | undefined): string {
	const text = (reason ?? '').trim().replace(/\.$/, '');
	return text === '' ? '' : `: ${text}`;
}
