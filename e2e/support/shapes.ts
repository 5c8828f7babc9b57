import { json, type Reply } from './answeringServer.ts';

/** A record as it arrives: every seventh is refused. */
export interface Row {
	id: string;
}

export const isBad = ({ id }: Row) => Number(id) % 7 === 0;

/** A way of answering, and the settings of the node for it. */
export interface Shape {
	/** Body of a request to its records. */
	read: (body: unknown) => Row[];
	/** What the server answers to them; `taken` notes those it keeps. */
	answer: (rows: Row[], taken: (row: Row) => void, request: number) => Reply;
	parameters: Record<string, unknown>;
}

const list = (body: unknown) => body as Row[];
const under = (name: string) => (body: unknown) => (body as Record<string, Row[]>)[name];
const keepGood = (rows: Row[], taken: (row: Row) => void) =>
	rows.filter((row) => !isBad(row)).forEach(taken);
const byKey = { matchBy: 'key', requestKeyPath: '$.id', responseKeyPath: '$.id' };
const failedOnly = { responseReports: 'failedRecordsOnly', missingList: 'noneFailed' };
const map = (paths: Record<string, string>) => ({
	parsePathMap: { entries: Object.entries(paths).map(([name, path]) => ({ name, path })) },
});
const badPlaces = (rows: Row[]) => rows.flatMap((row, at) => (isBad(row) ? [at] : []));

/** Twelve of the ways in which public bulk APIs answer. */
export const shapes: Record<string, Shape> = {
	'a list in the order of the records': {
		read: list,
		answer: (rows, taken) => {
			keepGood(rows, taken);
			return json(rows.map((row) => (isBad(row) ? { status: 422 } : { status: 201 })));
		},
		parameters: map({ status_code: '$.status' }),
	},
	'results and errors by key, one error for several records': {
		read: under('inputs'),
		answer: (rows, taken) => {
			keepGood(rows, taken);
			const good = rows.filter((row) => !isBad(row));
			const bad = rows.filter(isBad);
			const results = good.map(({ id }) => ({ properties: { id } }));
			if (bad.length === 0) return json({ status: 'COMPLETE', results }, 201);
			const errors = [{ category: 'VALIDATION_ERROR', context: { ids: bad.map(({ id }) => id) } }];
			return json({ status: 'COMPLETE', results, numErrors: bad.length, errors }, 207);
		},
		parameters: {
			requestSplitPath: '$.inputs[*]',
			responseSplitPath: '$.results[*],$.errors[*]',
			...byKey,
			responseKeyPath: '$.properties.id,$.context.ids',
			recordOutcome: 'splitPath',
			failureSplitPaths: '$.errors[*]',
			...map({ status_code: '$.category' }),
		},
	},
	'a list of errors that is absent when all is well': {
		read: under('attributes'),
		answer: (rows, taken) => {
			keepGood(rows, taken);
			const errors = badPlaces(rows).map((index) => ({ type: 'bad', index }));
			const attributes_processed = rows.length - errors.length;
			const body = { message: 'success', attributes_processed };
			return json(errors.length === 0 ? body : { ...body, errors }, 201);
		},
		parameters: {
			requestSplitPath: '$.attributes[*]',
			...failedOnly,
			responseSplitPath: '$.errors[*]',
			matchBy: 'index',
			responseIndexPath: '$.index',
			successField: '$.message',
			successValues: 'success',
		},
	},
	'errors under the keys of their records': {
		read: list,
		answer: (rows, taken) => {
			keepGood(rows, taken);
			const bad = rows.filter(isBad).map(({ id }) => [id, { '2004': 'no such field' }]);
			return json({ replyCode: 0, data: { errors: bad.length ? Object.fromEntries(bad) : [] } });
		},
		parameters: {
			...failedOnly,
			...byKey,
			responseSplitPath: '$.data.errors.*',
			responseKeyPath: '~',
		},
	},
	'400 that names the bad ones, the others are taken': {
		read: list,
		answer: (rows, taken) => {
			keepGood(rows, taken);
			const failed_records = badPlaces(rows).map((index) => ({ index, message: 'bad' }));
			const num_records_imported = rows.length - failed_records.length;
			if (failed_records.length === 0)
				return json({ code: 200, num_records_imported, status: 'OK' });
			return json({ code: 400, num_records_imported, status: 'Bad Request', failed_records }, 400);
		},
		parameters: {
			...failedOnly,
			responseSplitPath: '$.failed_records[*]',
			matchBy: 'index',
			responseIndexPath: '$.index',
			options: { judgedCodes: '400', unnamedRecords: 'succeeded' },
		},
	},
	'400 with the position in a pointer, nothing is taken': {
		read: under('profiles'),
		answer: (rows, taken) => {
			const [bad] = badPlaces(rows);
			if (bad === undefined) rows.forEach(taken);
			if (bad === undefined) return json({ data: { id: 'job' } }, 202);
			const source = { pointer: `/data/attributes/profiles/data/${bad}/attributes/email` };
			return json({ errors: [{ code: 'invalid', source }] }, 400);
		},
		parameters: {
			requestSplitPath: '$.profiles[*]',
			...failedOnly,
			responseSplitPath: '$.errors[*]',
			matchBy: 'index',
			responseIndexPath: '$.source.pointer',
			indexPattern: '/data/*/#/',
			options: { judgedCodes: '400', unnamedRecords: 'sentAgain' },
		},
	},
	'one bad record refuses all, without a name': {
		read: list,
		answer: (rows, taken) => {
			if (rows.some(isBad)) return json({ message: 'Some contact does not exist' }, 404);
			rows.forEach(taken);
			return json({ ok: true });
		},
		parameters: { responseReports: 'wholeRequest', options: { splitCodes: '404' } },
	},
	'a line of JSON for each record': {
		read: list,
		answer: (rows, taken) => {
			keepGood(rows, taken);
			const lines = rows.map((row) =>
				isBad(row) ? { success: false, error: 'bad' } : { success: true },
			);
			const body = lines.map((line) => JSON.stringify(line)).join('\n');
			return { status: 200, contentType: 'text/plain', body };
		},
		parameters: {},
	},
	'a mutation whose list of errors is empty when it worked': {
		read: (body) => [body as Row],
		answer: ([row], taken, request) => {
			if (request === 3) return json({ errors: [{ extensions: { code: 'THROTTLED' } }] });
			keepGood([row], taken);
			const userErrors = isBad(row) ? [{ message: 'blank' }] : [];
			return json({ data: { customerCreate: { customer: { id: 'new' }, userErrors } } });
		},
		parameters: {
			bulkSupport: false,
			recordOutcome: 'field',
			successField: '$.data.customerCreate.userErrors',
			successCondition: 'isEmpty',
			yieldingErrorCodes: '429,THROTTLED',
			options: { requestCodePath: '$.errors[*].extensions.code' },
		},
	},
	'a code for the whole request inside a 200': {
		read: under('input'),
		answer: (rows, taken, request) => {
			if (request === 2)
				return json({ success: false, errors: [{ code: '606', message: 'Max rate' }] });
			keepGood(rows, taken);
			const result = rows.map((row) =>
				isBad(row) ? { status: 'skipped', reasons: [{ code: '1004' }] } : { status: 'created' },
			);
			return json({ success: true, result });
		},
		parameters: {
			requestSplitPath: '$.input[*]',
			responseSplitPath: '$.result[*]',
			yieldingErrorCodes: '429,606',
			options: { requestCodePath: '$.errors[*].code' },
			...map({ status_code: '$.reasons[*].code' }),
		},
	},
	'plain text, OK or ERR': {
		read: (body) => [body as Row],
		answer: ([row], taken) => {
			keepGood([row], taken);
			const body = isBad(row) ? 'ERR: 108, Invalid' : 'OK, 1 message';
			return { status: 200, contentType: 'text/plain', body };
		},
		parameters: {
			bulkSupport: false,
			recordOutcome: 'field',
			successField: '$',
			successValues: 'OK*',
		},
	},
	'what was not processed comes back': {
		read: under('items'),
		answer: (rows, taken, request) => {
			const later = request === 1 ? rows.slice(0, 2) : [];
			rows.filter((row) => !later.includes(row)).forEach(taken);
			const T = later.map(({ id }) => ({ PutRequest: { Item: { id: { S: id } } } }));
			return json({ UnprocessedItems: T.length === 0 ? {} : { T } });
		},
		parameters: {
			requestSplitPath: '$.items[*]',
			...failedOnly,
			...byKey,
			responseSplitPath: '$.UnprocessedItems.*[*]',
			responseKeyPath: '$.PutRequest.Item.id.S',
			recoverableErrorCodes: '502,503,504,UnprocessedItems',
		},
	},
};
