import { commonHeaders } from '../../request/buildRequest';
import { urlWith } from '../../request/login';
import type { Login, OutgoingRequest } from '../../types';
import type { OpenJob } from './openJobs';

/** A request that asks for a job: with the headers of its batch, but those that tell of a body. */
export function pollRequest(
	{ batch, isDone, statusUrl, resultUrl }: OpenJob,
	login: Login,
): OutgoingRequest {
	const isResult = isDone && resultUrl !== undefined;
	const headers: Record<string, string> = {
		...commonHeaders(),
		...(isResult && { accept: 'application/json, application/x-ndjson, text/csv, */*;q=0.5' }),
		...batch.target.headers,
		...login.headers,
	};
	delete headers['content-type'];
	const url = urlWith(isResult ? resultUrl : statusUrl, login.query);
	return { method: 'GET', url, headers, body: undefined };
}
