import { explainProblem } from '../../../../../nodes/shared/adobe/client/explain';
import type { AdobeProblem } from '../../../../../nodes/shared/adobe/client/problem';
import { otherSubjects, subjectOf } from '../../../../../nodes/shared/adobe/client/subjects';
import { place } from './scriptedAdobe';

const change = subjectOf('change', 'flows', 'f1');

const explain = (problem: Partial<AdobeProblem>, subject = change) =>
	explainProblem(
		{ status: 400, code: '', message: 'Adobe said this', requestId: 'r-1', ...problem },
		subject,
		place,
	);

type Case = [what: string, problem: Partial<AdobeProblem>, message: string, description: RegExp];
const cases: Case[] = [
	['no answer', { status: 0 }, 'no answer came from Adobe (Adobe said this)', /'Platform URL'/],
	['401', { status: 401 }, 'Adobe did not accept the credential', /'Client Secret'.*'Scope'/],
	['403', { status: 403 }, 'the credential does not have the right to', /sandbox 'prod'/],
	['404', { status: 404 }, "Adobe finds no dataflow 'f1' in sandbox 'prod'", /'Sandbox Name'/],
	['409', { status: 409 }, "somebody else is changing the dataflow 'f1'", /Run the node again/],
	['412', { status: 412 }, "somebody else is changing the dataflow 'f1'", /Run the node again/],
	['422', { status: 422 }, 'Adobe refused it: Adobe said this', /Change what it names/],
	['429', { status: 429 }, 'Adobe is receiving too many requests', /again later/],
	['500', { status: 500 }, 'Adobe is out of order at the moment (HTTP 500)', /again later/],
	['redirect', { status: 302 }, 'Adobe redirects to another address (HTTP 302)', /'Platform URL'/],
	['other', { status: 400 }, 'Adobe refused it: Adobe said this', /Change what it names/],
	['silent', { status: 400, message: '' }, 'Adobe refused it (HTTP 400)', /Change what it names/],
	[
		'a page in place of JSON',
		{ status: 200, unreadable: 'the answer is a web page', message: '' },
		'the answer is a web page (HTTP 200)',
		/sign-in page/,
	],
	['403000', { status: 403, code: '403000' }, 'the client ID as an API key', /'Client ID'/],
	['403003', { status: 403, code: '403003' }, 'the client ID as an API key', /'Client ID'/],
	['403010', { status: 403, code: '403010' }, 'the request carried no token', /save it again/],
	['403025', { status: 403, code: '403025' }, 'product profile is not entitled', /Admin Console/],
	[
		'2000',
		{ code: 'FLOW-2000-401' },
		`the token does not belong to organization '${place.organizationId}'`,
		/'Organization ID'/,
	],
	['2001', { code: 'FLOW-2001-400' }, 'the token does not belong to', /'Organization ID'/],
	['2002', { code: '2002-400' }, 'the token does not belong to', /'Organization ID'/],
	['2100', { code: 'FLOW-2100-404', status: 404 }, "knows no sandbox 'prod'", /lower case/],
	['2101', { code: 'FLOW-2101-404', status: 404 }, "knows no sandbox 'prod'", /lower case/],
	['2105', { code: 'FLOW-2105-400' }, "knows no sandbox 'prod'", /lower case/],
	['1100', { code: 'FLOW-1100-400' }, 'the organization is not entitled', /licence/],
	['1418', { code: 'FLOW-1418-400' }, "the dataflow 'f1' is still in use", /in this order/],
	['1420', { code: 'FLOW-1420-400' }, 'still working on the last change', /few minutes/],
	['1421', { code: 'FLOW-1421-400' }, 'still working on the last change', /few minutes/],
	['1416', { code: 'FLOW-1416-400' }, 'is in a state that does not allow it', /Wait until/],
	['1422', { code: 'FLOW-1422-400' }, 'is in a state that does not allow it', /Wait until/],
	['1457', { code: 'FLOW-1457-400' }, 'is in a state that does not allow it', /Wait until/],
	['1458', { code: 'FLOW-1458-400' }, 'is in a state that does not allow it', /Wait until/],
];

describe('what Adobe refuses', () => {
	it.each(cases)('%s: says what happened and what to do', (_, problem, message, description) => {
		const told = explain(problem);
		expect(told.message).toMatch(/^Could not change the dataflow: /);
		expect(told.message).toContain(message);
		expect(told.description).toMatch(description);
		expect(told.description).toContain('request ID r-1');
		const { status = 400, code = '' } = problem;
		expect(told.description.includes(`HTTP ${status}`)).toBe(status !== 0);
		expect(told.description.includes(`Adobe's code ${code},`)).toBe(code !== '');
		expect([told.status, told.code, told.requestId]).toEqual([status, code, 'r-1']);
		const both = `${told.message} ${told.description}`;
		expect(both.split('Adobe said this').length - 1).toBe(problem.message === '' ? 0 : 1);
		expect(both).not.toMatch(/\b(error|problem|failure|mistake)\b|undefined|\.\.|'' /i);
	});

	it('ends what Adobe said only where it has no end', () => {
		expect(explain({ status: 404, message: 'Not here!' }).description).toMatch(
			/^Adobe says: Not here! Check/,
		);
		expect(explain({ status: 404, message: 'Not here' }).description).toMatch(
			/^Adobe says: Not here\. Check/,
		);
	});

	it('has no brackets when there is nothing to look up', () => {
		expect(explain({ status: 0, requestId: '' }).description).not.toMatch(
			/\((HTTP \d|Adobe|request)/,
		);
	});
});

describe('the rights that are missing', () => {
	const rightsOf = (subject: Parameters<typeof explain>[1]) =>
		explain({ status: 403 }, subject).description;

	it.each([
		['list', 'connections', ['View Destinations']],
		['read', 'flows', ['View Destinations']],
		['create', 'connections', ['View Destinations', 'Manage Destinations']],
		['change', 'targetConnections', ['View Destinations', 'Manage Destinations']],
		['delete', 'sourceConnections', ['View Destinations', 'Manage Destinations']],
		[
			'change',
			'flows',
			['View Destinations', 'Activate Destinations', 'View Profiles', 'View Segments'],
		],
	] as const)('to %s %s are those that Adobe asks for', (verb, collection, rights) => {
		const description = rightsOf(subjectOf(verb, collection));
		const named = ['View', 'Manage', 'Activate'].flatMap((word) =>
			[...description.matchAll(new RegExp(`'(${word} \\w+)'`, 'g'))].map(([, name]) => name),
		);
		expect(named.toSorted()).toEqual([...rights].toSorted());
	});

	it('of other services are named too', () => {
		expect(rightsOf(otherSubjects.audiences)).toContain("'View Segments' and 'View Profiles'");
		expect(rightsOf(otherSubjects.identityNamespaces)).toContain("'View Identity Graph'");
		expect(rightsOf(otherSubjects.exportNow)).toContain("'Activate Destinations'");
	});

	it('a single one is not called one of several', () => {
		expect(rightsOf(subjectOf('list', 'flows'))).toContain(
			"It probably lacks the right 'View Destinations'. In Adobe's Permissions, add the API credential to a role that has this right in sandbox 'prod'.",
		);
	});
});
