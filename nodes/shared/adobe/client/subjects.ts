import { collectionNouns, type Collection } from './collections';
import type { Subject } from './explain';

type Verb = 'list' | 'read' | 'create' | 'change' | 'delete';

/** Source: the access rights that the tutorial and the activation guide ask for. */
const rightsToConnect = ['View Destinations', 'Manage Destinations'];
const rightsToActivate = [
	'View Destinations',
	'Activate Destinations',
	'View Profiles',
	'View Segments',
];

/** What a request on a collection of the Flow Service is about. */
export function subjectOf(verb: Verb, collection: Collection, id?: string): Subject {
	const noun = collectionNouns[collection];
	return { doing: doing(verb, noun), noun, id, rights: rights(verb, collection) };
}

/** Requests to other services. */
export const otherSubjects = {
	audiences: {
		doing: 'list the audiences',
		noun: 'audience',
		rights: ['View Segments', 'View Profiles'],
	},
	profileSchema: {
		doing: 'read the profile schema',
		noun: 'profile schema',
		rights: ['View Profiles', 'View Schemas'],
	},
	identityNamespaces: {
		doing: 'list the identity namespaces',
		noun: 'identity namespace',
		rights: ['View Identity Namespaces', 'View Identity Graph'],
	},
	evaluations: {
		doing: 'read the evaluations of audiences',
		noun: 'segment job',
		rights: ['View Segments'],
	},
	governance: {
		doing: 'evaluate the data usage policies',
		noun: 'marketing action',
		rights: ['View Data Usage Policies'],
	},
	mapping: {
		doing: 'map the attributes',
		noun: 'mapping set',
		rights: ['View Destinations', 'Activate Destinations'],
	},
	exportNow: {
		doing: 'start the export',
		noun: 'dataflow',
		rights: rightsToActivate,
	},
} satisfies Record<string, Subject>;

function doing(verb: Verb, noun: string): string {
	if (verb === 'list') return `list the ${noun}s`;
	return `${verb} the ${noun}`;
}

function rights(verb: Verb, collection: Collection): string[] {
	if (verb === 'list' || verb === 'read') return ['View Destinations'];
	return collection === 'flows' ? rightsToActivate : rightsToConnect;
}
