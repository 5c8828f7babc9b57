import { pathSegment } from '../../http/pathSegment';
import type { Subject } from './explain';

const API = '/api/v3';

/**
 * Paths below the base URL; what is no id throws InputError. Source: the list of endpoints of
 * developers.improvado.io.
 */
export const addresses = {
	destinations: `${API}/destinations`,
	connections: (destination: string) =>
		`${API}/destinations/${pathSegment(destination, 'destination')}/connections`,
	connection: (destination: string, id: string) =>
		`${addresses.connections(destination)}/${pathSegment(id, 'connection')}`,
	recheck: (destination: string, id: string) => `${addresses.connection(destination, id)}/recheck`,
	dataTables: `${API}/data-tables`,
	loads: `${API}/loads`,
	load: (id: string) => `${API}/loads/${pathSegment(id, 'load')}`,
	loadAction: (id: string, action: 'pause' | 'unpause' | 'run') =>
		`${addresses.load(id)}/${action}`,
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
