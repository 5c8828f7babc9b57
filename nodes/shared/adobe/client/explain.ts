import { ApiProblem } from '../../http/apiProblem';
import { onTheWay, type Sentences } from '../../http/onTheWay';
import { flowNumber, type AdobeProblem } from './problem';

/** What a request was about, so that a refusal can name it. */
export interface Subject {
	/** What was to be done, e.g. "create the connection". */
	doing: string;
	/** What it concerns, e.g. "connection" or "dataflow". */
	noun: string;
	id?: string;
	/** The rights that it takes, as Adobe's permissions page names them. */
	rights: string[];
}

export interface Place {
	sandboxName: string;
	organizationId: string;
}

/** One message that says what happened, one description that says what to do. */
export function explainProblem(problem: AdobeProblem, subject: Subject, place: Place): ApiProblem {
	const { message, advice } = sentences(problem, subject, place);
	const said = message.includes(problem.message) || problem.message === '' ? '' : problem.message;
	const description = [said && `Adobe says: ${ended(said)}`, ended(advice), reference(problem)]
		.filter((part) => part !== '')
		.join(' ');
	const { status, code, requestId, unreadable } = problem;
	return new ApiProblem(message, description, status, {
		code,
		requestId,
		unreadable: unreadable !== undefined,
	});
}

function sentences(problem: AdobeProblem, subject: Subject, place: Place): Sentences {
	const byCode = sentencesOfCode(problem, subject, place);
	if (byCode) return byCode;
	const { status } = problem;
	const { doing, noun, id, rights } = subject;
	const which = id ? `${noun} '${id}'` : noun;
	const way = { doing, api: 'Adobe', address: 'Platform URL', lost: problem.message };
	const byWay = onTheWay(problem, way);
	if (byWay) return byWay;
	if (status === 401) {
		return {
			message: `Could not ${doing}: Adobe did not accept the credential`,
			advice:
				"Check 'Client ID', 'Client Secret', 'Organization ID' and 'Scope' of the credential; the credential's own test tells more",
		};
	}
	if (status === 403) {
		return {
			message: `Could not ${doing}: the credential does not have the right to`,
			advice: `It probably lacks ${list(rights)}. In Adobe's Permissions, add the API credential to a role that has ${rights.length > 1 ? 'these rights' : 'this right'} in sandbox '${place.sandboxName}'`,
		};
	}
	if (status === 404) {
		return {
			message: `Could not ${doing}: Adobe finds no ${which} in sandbox '${place.sandboxName}'`,
			advice: `Check the ID and the credential's 'Sandbox Name'. It may have been deleted, or be hidden from this credential by an access label or a missing role (${list(rights)})`,
		};
	}
	if (status === 409 || status === 412) {
		return {
			message: `Could not ${doing}: somebody else is changing the ${which} at the same time`,
			advice: 'Run the node again; it starts from what is there then',
		};
	}
	if (status === 429) {
		return {
			message: `Could not ${doing}: Adobe is receiving too many requests`,
			advice: 'Run the node again later, or run fewer workflows at the same time',
		};
	}
	if (status >= 500) {
		return {
			message: `Could not ${doing}: Adobe is out of order at the moment (HTTP ${status})`,
			advice: 'Run the node again later',
		};
	}
	return {
		message: `Could not ${doing}: Adobe refused it${problem.message === '' ? ` (HTTP ${status})` : `: ${problem.message}`}`,
		advice: 'Change what it names and run the node again',
	};
}

/** Codes whose remedy is not the one of their HTTP status. Source: flow-service-errors. */
function sentencesOfCode(
	problem: AdobeProblem,
	{ doing, noun, id }: Subject,
	{ sandboxName, organizationId }: Place,
): Sentences | undefined {
	const which = id ? `${noun} '${id}'` : noun;
	switch (problem.code) {
		case '403000':
		case '403003':
			return {
				message: `Could not ${doing}: Adobe does not know the client ID as an API key`,
				advice:
					"Check the credential's 'Client ID', and that its project has the Experience Platform API",
			};
		case '403010':
			return {
				message: `Could not ${doing}: the request carried no token`,
				advice: 'Open the credential, save it again and repeat',
			};
		case '403025':
			return {
				message: `Could not ${doing}: the credential's product profile is not entitled to it`,
				advice:
					"Add the API credential to a product profile of Experience Platform in Adobe's Admin Console",
			};
	}
	switch (flowNumber(problem)) {
		case 2000:
		case 2001:
		case 2002:
			return {
				message: `Could not ${doing}: the token does not belong to organization '${organizationId}'`,
				advice: "Check the credential's 'Organization ID'",
			};
		case 2100:
		case 2101:
		case 2105:
			return {
				message: `Could not ${doing}: Adobe knows no sandbox '${sandboxName}' for this credential`,
				advice:
					"Check the credential's 'Sandbox Name': it is the name in lower case, not the title; the credential's role must include the sandbox",
			};
		case 1100:
			return {
				message: `Could not ${doing}: the organization is not entitled to it`,
				advice: 'Ask your Adobe contact which licence includes it',
			};
		case 1418:
			return {
				message: `Could not ${doing}: the ${which} is still in use`,
				advice: 'Delete in this order: dataflow, target connection, source connection, connection',
			};
		case 1420:
		case 1421:
			return {
				message: `Could not ${doing}: Adobe is still working on the last change to the ${which}`,
				advice: 'Run the node again in a few minutes',
			};
		case 1416:
		case 1422:
		case 1457:
		case 1458:
			return {
				message: `Could not ${doing}: the ${which} is in a state that does not allow it`,
				advice: 'Wait until Adobe has finished its last change, then run the node again',
			};
		default:
			return undefined;
	}
}

function reference({ code, requestId, status }: AdobeProblem): string {
	const parts = [
		status === 0 ? '' : `HTTP ${status}`,
		code === '' ? '' : `Adobe's code ${code}`,
		requestId === '' ? '' : `request ID ${requestId}`,
	].filter((part) => part !== '');
	return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}

function ended(sentence: string): string {
	return sentence === '' || /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

function list(names: string[]): string {
	if (names.length < 2) return `the right '${names[0]}'`;
	const quoted = names.map((name) => `'${name}'`);
	return `one of the rights ${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)!}`;
}
