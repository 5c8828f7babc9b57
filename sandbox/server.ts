import type { AddressInfo } from 'node:net';
import { AdobeSandbox } from './adobe/control.ts';
import { adobeEndpoints } from './adobe/endpoints.ts';
import { buildApp } from './core/app.ts';
import { addControlRoutes } from './core/control.ts';
import type { Fault } from './core/faults/fault.ts';
import type { LoggedRequest } from './core/requestLog.ts';
import type { SandboxStats } from './core/traffic.ts';
import type { Tokens } from './core/tokens.ts';
import { World } from './core/world.ts';
import type { SandboxCredentials } from './credentials.ts';
import { sampleCustomers } from './data/customers.ts';
import { destinationEndpoints } from './destination/endpoints.ts';
import { JobsSandbox } from './destination/jobs/control.ts';
import { ImprovadoSandbox } from './improvado/control.ts';
import { improvadoEndpoints } from './improvado/endpoints.ts';

export type { AdobeSandbox } from './adobe/control.ts';
export { adobeProblem } from './adobe/problems.ts';
export type { AdobeSettings } from './adobe/state.ts';
export type { Fault, PartCode, StatusAnswer } from './core/faults/fault.ts';
export type { LoggedRequest } from './core/requestLog.ts';
export type { SandboxStats } from './core/traffic.ts';
export type { SandboxCredentials } from './credentials.ts';
export type { JobsSandbox } from './destination/jobs/control.ts';
export type { ImprovadoSandbox } from './improvado/control.ts';
export { improvadoProblem } from './improvado/problems.ts';
export type { ImprovadoSettings } from './improvado/state.ts';

export interface SandboxOptions {
	/** 0, the default, takes any free port. */
	port?: number;
	tokenTtlSeconds?: number;
	/** false keeps no log of requests, for benchmarks. */
	log?: boolean;
	now?: () => number;
}

export interface SandboxFaults {
	add(...faults: Fault[]): void;
	clear(): void;
	readonly pending: Fault[];
}

export interface Sandbox {
	readonly url: string;
	readonly credentials: Readonly<SandboxCredentials>;
	readonly faults: SandboxFaults;
	readonly requests: readonly LoggedRequest[];
	readonly stats: Readonly<SandboxStats>;
	readonly adobe: AdobeSandbox;
	readonly improvado: ImprovadoSandbox;
	readonly jobs: JobsSandbox;
	readonly tokens: Pick<Tokens, 'onlyNewest' | 'revokeAll'>;
	accepted<T = unknown>(collection: string): readonly T[];
	reset(): void;
	close(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const world = new World({
		tokenTtlSeconds: options.tokenTtlSeconds ?? 300,
		log: options.log ?? true,
		now: options.now ?? (() => Date.now()),
	});
	const app = buildApp(world, [
		...destinationEndpoints(world),
		...adobeEndpoints(world),
		...improvadoEndpoints(world),
	]);
	addControlRoutes(app, world);
	app.get('/_sandbox/samples/customers', () => sampleCustomers());
	await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
	const { port } = app.server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		credentials: world.credentials,
		faults: world.faults,
		requests: world.log.entries,
		stats: world.traffic.stats,
		adobe: new AdobeSandbox(world),
		improvado: new ImprovadoSandbox(world),
		jobs: new JobsSandbox(world),
		tokens: world.tokens,
		accepted: <T>(collection: string) => world.accepted.list(collection) as T[],
		reset: () => world.reset(),
		close: async () => {
			const closed = app.close();
			app.server.closeAllConnections();
			await closed;
		},
	};
}
