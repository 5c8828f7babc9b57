import type { Answer, Call, Endpoint } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import type { Authorize } from '../authentication.ts';
import { contactImportErrors, showContactImport, startContactImport } from './contactImports.ts';
import { importResults, showImport, startImport } from './imports.ts';
import { showIndexTask, startIndexTask } from './indexTasks.ts';
import { profileImportErrors, showProfileImport, startProfileImport } from './profileImports.ts';
import { showUserJob, startUserJob } from './userJobs.ts';

type Handle = (world: World, call: Call) => Answer;

const routes: Array<[method: 'GET' | 'POST' | 'PUT', path: string, handle: Handle]> = [
	['POST', '/imports', startImport],
	['GET', '/imports/:id', showImport],
	['GET', '/imports/:id/results', importResults],
	['POST', '/users/create_or_update_many', startUserJob],
	['GET', '/job_statuses/:id', showUserJob],
	['POST', '/profile-bulk-import-jobs', startProfileImport],
	['GET', '/profile-bulk-import-jobs/:id', showProfileImport],
	['GET', '/profile-bulk-import-jobs/:id/import-errors', profileImportErrors],
	['PUT', '/marketing/contacts', startContactImport],
	['GET', '/marketing/contacts/imports/:id', showContactImport],
	['GET', '/marketing/contacts/imports/:id/errors.csv', contactImportErrors],
	['POST', '/indexes/:uid/documents', startIndexTask],
	['GET', '/tasks/:id', showIndexTask],
];

/** APIs that take records in as a job and say later what became of them. */
export function jobEndpoints(world: World, prefix: string, authorize?: Authorize): Endpoint[] {
	return routes.map(([method, path, handle]) => ({
		methods: [method],
		path: `${prefix}/jobs${path}`,
		body: method === 'GET' ? 'none' : 'json',
		authorize,
		handle: (call) => handle(world, call),
	}));
}
