import type { Endpoint } from '../core/endpoint.ts';
import type { World } from '../core/world.ts';
import { anyAuthentication, capillaryAuthentication } from './authentication.ts';
import { capillaryEndpoints } from './capillary/endpoints.ts';
import { couchDbEndpoint, genericEndpoints } from './generic/endpoints.ts';
import { jobEndpoints } from './jobs/endpoints.ts';
import { playedDestinations } from './templates/index.ts';
import { playedEndpoints } from './templates/played.ts';
import { tokenEndpoints } from './tokenEndpoints.ts';

export function destinationEndpoints(world: World): Endpoint[] {
	return [
		...tokenEndpoints(world),
		...capillaryEndpoints(world, capillaryAuthentication(world)),
		...genericEndpoints(world, '/api', anyAuthentication(world)),
		...genericEndpoints(world, '/open'),
		...jobEndpoints(world, '/api', anyAuthentication(world)),
		...jobEndpoints(world, '/open'),
		...playedDestinations.flatMap((played) => playedEndpoints(world, played)),
		couchDbEndpoint(world, anyAuthentication(world)),
		{
			methods: ['GET'],
			path: '/',
			body: 'none',
			handle: () => ({ status: 200, body: { name: 'Sandbox for n8n-nodes-destinations' } }),
		},
	];
}
