import { commonHeaders } from '../../request/buildRequest';
import type { OutgoingRequest } from '../../types';
import type { OpenJob } from './openJobs';

/** A request that asks for a job: with the headers of its batch, but those that tell of a body. */
export function pollRequest(
	{ batch, isDone, statusUrl, resultUrl }: OpenJob,
	authorization: Readonly<Record<string, string>>,
): OutgoingRequest {
	const isResult = isDone && resultUrl !== undefined;
	const headers: Record<string, string> = {
		...commonHeaders(),
		...(isResult && { accept: 'application/json, application/x-ndjson, text/csv, */*;q=0.5' }),
		...batch.target.headers,
		...authorization,
	};
	delete headers['content-type'];
	return { method: 'GET', url: isResult ? resultUrl : statusUrl, headers, body: undefined };
}
