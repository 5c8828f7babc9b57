import type { Subject } from './explain';

const API = '/api/v3';

/** Paths below the base URL. Source: the list of endpoints of developers.improvado.io. */
export const addresses = {
	destinations: `${API}/destinations`,
	connections: (destination: string) =>
		`${API}/destinations/${encodeURIComponent(destination)}/connections`,
	connection: (destination: string, id: string) =>
		`${API}/destinations/${encodeURIComponent(destination)}/connections/${encodeURIComponent(id)}`,
	recheck: (destination: string, id: string) =>
		`${API}/destinations/${encodeURIComponent(destination)}/connections/${encodeURIComponent(id)}/recheck`,
	dataTables: `${API}/data-tables`,
	loads: `${API}/loads`,
	load: (id: string) => `${API}/loads/${encodeURIComponent(id)}`,
	loadAction: (id: string, action: 'pause' | 'unpause' | 'run') =>
		`${API}/loads/${encodeURIComponent(id)}/${action}`,
};

const nouns = {
	destination: 'destination',
	connection: 'connection',
	dataTable: 'data table',
	load: 'load',
} as const;

/** What a request is about. */
export function subjectOf(verb: string, kind: keyof typeof nouns, id?: string): Subject {
	const noun = nouns[kind];
	return { doing: verb === 'list' ? `list the ${noun}s` : `${verb} the ${noun}`, noun, id };
}
