import type { DestinationTemplate } from '../../../../nodes/ApiBulkSender/templates';

/** Asks for jobs of the template so often (s), until mocks are restored. */
export function shortenPolls(template: DestinationTemplate | undefined, seconds: number): void {
	if (template?.settings.answerComes !== 'later') return;
	const settings = { ...template.settings, jobPollInterval: seconds };
	jest.replaceProperty(template, 'settings', settings);
}
