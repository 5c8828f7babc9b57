import { ApiProblem } from '../../http/apiProblem';
import { onTheWay, type Sentences } from '../../http/onTheWay';
import type { ImprovadoProblem } from './problem';

/** What a request was about, so that a refusal can name it. */
export interface Subject {
	/** What was to be done, e.g. "create the connection". */
	doing: string;
	/** What it concerns, e.g. "connection" or "load". */
	noun: string;
	id?: string;
}

/** One message that says what happened, one description that says what to do. */
export function explainProblem(
	problem: ImprovadoProblem,
	subject: Subject,
	workspaceId: string,
): ApiProblem {
	const { status, details } = problem;
	const { message, advice } = sentences(problem, subject, workspaceId);
	const said = message.includes(details) ? '' : `Improvado says: ${ended(details)}`;
	const reference = status === 0 || message.includes(`HTTP ${status}`) ? '' : `(HTTP ${status})`;
	const description = [said, ended(advice), reference].filter((part) => part !== '').join(' ');
	return new ApiProblem(message, description, status, {
		unreadable: problem.unreadable !== undefined,
	});
}

function sentences(
	problem: ImprovadoProblem,
	{ doing, noun, id }: Subject,
	workspaceId: string,
): Sentences {
	const { status, details } = problem;
	const because = (what: string) => `Could not ${doing}: ${what}`;
	const way = { doing, api: 'Improvado', address: 'Base URL', lost: details };
	const byWay = onTheWay(problem, way);
	if (byWay) return byWay;
	if (status === 401) {
		return {
			message: because('Improvado did not accept the credential'),
			advice:
				"Check 'Username', 'Password' and 'Workspace ID' of the credential; the credential's own test tells more",
		};
	}
	if (status === 403) {
		return {
			message: because('it is not enabled for the workspace, or this user may not do it'),
			advice: `Ask your contact at Improvado to enable it for workspace '${workspaceId}'`,
		};
	}
	if (status === 404) {
		return {
			message: because(
				`Improvado finds no ${id ? `${noun} '${id}'` : noun} in workspace '${workspaceId}'`,
			),
			advice: "Check the ID and the credential's 'Workspace ID'. It may have been deleted",
		};
	}
	if (status === 429) {
		return {
			message: because('Improvado is receiving too many requests'),
			advice:
				'Run the node again later, or run fewer workflows at the same time; Improvado does not publish its limits',
		};
	}
	if (status >= 500) {
		return {
			message: because(`Improvado is out of order at the moment (HTTP ${status})`),
			advice: 'Run the node again later',
		};
	}
	return {
		message: because(
			`Improvado refused it${details === '' ? ` (HTTP ${status})` : `: ${details}`}`,
		),
		advice: 'Change what it names and run the node again',
	};
}

function ended(sentence: string): string {
	return sentence === '' || /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
