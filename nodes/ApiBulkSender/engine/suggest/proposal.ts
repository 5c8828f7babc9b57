import type { RawAnswerSettings } from '../answer/rules/rawAnswerSettings';
import type { DeliveryOptions, RawSettings } from '../settings';

/** Settings that say how an answer is read; what is not in it stays as it is. */
export interface Proposal extends Omit<RawAnswerSettings, 'bulkSupport'> {
	/** Name to path. */
	map: Readonly<Record<string, string>>;
	options: Pick<DeliveryOptions, 'judgedCodes' | 'unnamedRecords'>;
	/** Only where codes of the answer must not be taken for HTTP statuses. */
	codes?: {
		recoverableErrorCodes: string;
		yieldingErrorCodes: string;
		stopCodes: string;
	};
}

export const emptyProposal: Proposal = {
	responseReports: 'wholeRequest',
	responseSplitPath: '',
	missingList: 'unclear',
	matchBy: 'position',
	requestKeyPath: '',
	responseKeyPath: '',
	responseIndexPath: '',
	indexPattern: '',
	firstIndex: 0,
	recordOutcome: 'errorCode',
	successField: '',
	successCondition: 'isOneOf',
	successValues: 'true',
	failureSplitPaths: '',
	map: {},
	options: { judgedCodes: '', unnamedRecords: 'failed' },
};

/** The user's settings with what is proposed in their place. */
export function withProposal(
	raw: RawSettings,
	{ map, options, codes, ...answer }: Proposal,
): RawSettings {
	return {
		...raw,
		...answer,
		specifyParsePathMap: 'fields',
		parsePathMap: { entries: Object.entries(map).map(([name, path]) => ({ name, path })) },
		recoverableErrorCodes: codes?.recoverableErrorCodes ?? raw.recoverableErrorCodes,
		yieldingErrorCodes: codes?.yieldingErrorCodes ?? raw.yieldingErrorCodes,
		options: {
			...raw.options,
			...options,
			stopCodes: codes?.stopCodes ?? raw.options.stopCodes,
		},
	};
}
