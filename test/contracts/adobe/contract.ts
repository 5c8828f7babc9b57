import type { AnySchemaObject } from 'ajv';

export type Schema = AnySchemaObject;

/**
 * Documents of AdobeDocs/experience-platform-apis, static/swagger-specs, in this order of preference,
 * as of the commits 0055a32, 2bb35e2 and 0d31f8f.
 */
export type DocumentName = 'destinations.yaml' | 'flow-service.yaml' | 'ad-hoc-activation.yaml';

export interface Source {
	document: DocumentName;
	operationId: string;
}

export interface HeaderRule {
	/** Lower case, as Node hands headers on. */
	name: string;
	presence: 'required' | 'optional' | 'absent';
	pattern?: RegExp;
	/** What the value must be, in words. */
	value?: string;
}

export interface PatchTarget {
	/** Of the whole JSON pointer. */
	path: RegExp;
	/** Schema of `value` for this op; an op without one is not described for the path. */
	add?: Schema;
	replace?: Schema;
	/** `value` must be there, whatever it is. */
	remove?: true;
}

export type BodyContract =
	| { kind: 'none' }
	/** The schema may depend on what the body says it is for. */
	| { kind: 'json'; schemaFor: (body: unknown) => Schema }
	| { kind: 'patch'; targets: PatchTarget[] };

export interface Operation {
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	/** Absolute, with `{id}` for one segment. */
	path: string;
	/** The one that was followed first. */
	sources: Source[];
	headers: HeaderRule[];
	/** Object schema of the query; every value arrives as text or, if repeated, as a list. */
	query: Schema;
	body: BodyContract;
}

export const FLOW_SERVICE = '/data/foundation/flowservice';
export const AD_HOC_RUN = '/data/core/activation/disflowprovider/adhocrun';

export function inDestinations(operationId: string): Source {
	return { document: 'destinations.yaml', operationId };
}

export function inFlowService(operationId: string): Source {
	return { document: 'flow-service.yaml', operationId };
}
