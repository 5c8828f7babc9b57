import { lastName } from './leaves';
import type { Candidate } from './candidates';
import type { ReadExample } from './example';
import type { Suggested } from './labels';

/** Why a proposal is as it is, a sentence for each field. */
export class Reasons {
	constructor(
		private readonly candidate: Candidate,
		private readonly examples: readonly ReadExample[],
	) {}

	of(name: Suggested): string {
		const { proposal, structure } = this.candidate;
		const { match, places } = structure;
		const isWhole = structure.reports === 'wholeRequest';
		switch (name) {
			case 'responseReports':
				return this.whyReports();
			case 'responseSplitPath':
				return places.length > 1
					? 'these are the lists of the answer that speak of records.'
					: `${where(places[0].path)} speaks of records.`;
			case 'missingList':
				return 'an API may leave the list out when nothing failed; an answer that says no in other words is never believed.';
			case 'matchBy':
				if (match?.by === 'key')
					return 'what was sent comes back in the answer, so each part is known by it.';
				if (match?.by === 'index') return 'each part has the number of its record.';
				return 'the answer has as many parts as records were sent, and nothing in them names a record.';
			case 'requestKeyPath':
				return 'these values are different in each record.';
			case 'responseKeyPath':
				return proposal.responseKeyPath.split(',').includes('~')
					? 'the parts stand under these values.'
					: 'here the same values stand in the parts.';
			case 'responseIndexPath':
				return 'here the number of the record stands in each part.';
			case 'indexPattern':
				return 'the number stands inside a text.';
			case 'firstIndex':
				return match?.by === 'index' && match.isGuess
					? `the example fits both 0 and 1, and "${lastName(match.path) || match.path}" usually starts there.`
					: 'only so all numbers of the example are records of the request.';
			case 'parsePathMap':
				return Object.keys(proposal.map).length === 0
					? 'the example has neither a code nor a message.'
					: `here ${isWhole ? 'the answer' : 'a part'} has its code, its message and its ID, as far as it has them.`;
			case 'recordOutcome':
				return this.whyOutcome();
			case 'successField':
				return structure.reports === 'failedRecordsOnly'
					? 'it says that all went well when no record is listed.'
					: 'its values are others where a record failed.';
			case 'successCondition':
				return proposal.successCondition === 'isEmpty'
					? 'it is there with every failure, and with no success.'
					: 'only these values were seen with success.';
			case 'successValues':
				return 'these are the values that mean success in the example.';
			case 'failureSplitPaths':
				return 'what stands here has failed.';
			case 'recoverableErrorCodes':
			case 'yieldingErrorCodes':
			case 'stopCodes':
				return 'the codes in this answer are numbers of the API itself, so only the HTTP status may mean this.';
			case 'judgedCodes':
				return 'the answer names single records under this HTTP status.';
			case 'unnamedRecords':
				return this.whyUnnamed();
		}
	}

	private whyReports(): string {
		const { structure } = this.candidate;
		switch (structure.reports) {
			case 'everyRecord':
				return 'the answer has a part for each record that was sent.';
			case 'failedRecordsOnly':
				return 'the answer names only records that failed.';
			case 'wholeRequest':
				return this.examples.some(({ isSuccess }) => isSuccess)
					? 'nothing in the answer names a single record.'
					: 'a refusal of the whole request is all that was seen.';
		}
	}

	private whyOutcome(): string {
		const { proposal, structure } = this.candidate;
		switch (proposal.recordOutcome) {
			case 'field':
				return `${proposal.successField} tells success from failure.`;
			case 'splitPath':
				return 'failed records stand in a list of their own.';
			case 'errorCode':
				if (proposal.map.status_code !== undefined)
					return 'a failure has a code, a success none or a good one.';
				return structure.told.some(({ isNo }) => isNo)
					? 'a failure says so in the usual words.'
					: 'nothing else in the example tells success from failure.';
		}
	}

	private whyUnnamed(): string {
		switch (this.candidate.proposal.options.unnamedRecords) {
			case 'succeeded':
				return 'the answer counts just as many accepted records as it does not name.';
			case 'sentAgain':
				return 'the others did not fail, but nothing says that they were taken.';
			case 'failed':
				return 'nothing says that the others were taken.';
		}
	}
}

function where(path: string): string {
	return path === '' || path === '$' ? 'the answer itself' : path;
}
