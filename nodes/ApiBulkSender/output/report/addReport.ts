import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** Puts the page beside the Summary: as a file to download, and as text for n8n's HTML node. */
export async function addReport(
	context: IExecuteFunctions,
	summary: INodeExecutionData,
	page: string,
): Promise<void> {
	summary.json.reportHtml = page;
	try {
		const data = Buffer.from(page, 'utf8');
		const report = await context.helpers.prepareBinaryData(data, 'run-report.html', 'text/html');
		summary.binary = { report };
	} catch (error) {
		// What was sent must be told all the same.
		context.logger.warn(`The report could not be stored: ${(error as Error).message}`);
	}
}
