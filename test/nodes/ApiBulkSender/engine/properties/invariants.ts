import { accountInvariants } from './accountInvariants';
import type { Evidence } from './faultRun';
import { repeatInvariants } from './repeatInvariants';
import { trafficInvariants } from './trafficInvariants';

/** A promise and what speaks against it after a run; nothing when it was kept. */
export type Invariant = [name: string, broken: (evidence: Evidence) => string | undefined];

export const invariants: Invariant[] = [
	...accountInvariants,
	...trafficInvariants,
	...repeatInvariants,
];
