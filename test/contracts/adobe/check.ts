import type { LoggedRequest } from '../../../sandbox/core/requestLog.ts';
import { AD_HOC_RUN, FLOW_SERVICE } from './contract.ts';
import type { HeaderRule, Operation } from './contract.ts';
import { operations } from './operations/index.ts';
import { readQuery } from './query.ts';
import { bodyViolations, patchViolations, queryViolations } from './violations.ts';

function matches(operation: Operation, { method, path }: LoggedRequest): boolean {
	const pattern = new RegExp(`^${operation.path.replace('{id}', '[^/]+')}$`);
	return operation.method === method && pattern.test(path);
}

function headerViolations(rules: HeaderRule[], headers: LoggedRequest['headers']): string[] {
	return rules.flatMap(({ name, presence, pattern, value }) => {
		const given = headers[name];
		if (presence === 'absent') return given === undefined ? [] : [`header ${name} must be absent`];
		if (given === undefined) return presence === 'required' ? [`header ${name} is missing`] : [];
		const valid = typeof given === 'string' && (pattern?.test(given) ?? true);
		return valid ? [] : [`header ${name} must be ${value}`];
	});
}

function contentViolations({ body }: Operation, given: unknown): string[] {
	const empty = given === undefined || given === '';
	if (body.kind === 'none') return empty ? [] : ['body must be absent'];
	if (empty) return ['body is missing'];
	if (body.kind === 'patch') return patchViolations(body.targets, given);
	return bodyViolations(body.schemaFor(given), given);
}

/** Whether the request goes to an API that the three documents are about. */
export function isDescribed({ path }: Pick<LoggedRequest, 'path'>): boolean {
	return path === AD_HOC_RUN || path.startsWith(`${FLOW_SERVICE}/`);
}

/** What is wrong with the request by Adobe's documents and `exceptions`, in words. */
export function checkRequest(request: LoggedRequest): string[] {
	const operation = operations.find((candidate) => matches(candidate, request));
	if (operation === undefined) {
		return [`${request.method} ${request.path} is no operation of the documents that is used here`];
	}
	return [
		...headerViolations(operation.headers, request.headers),
		...queryViolations(operation.query, readQuery(request.url)),
		...contentViolations(operation, request.body),
	];
}
