import { runRow, type CorpusSettings } from './corpus';

const records = [{ id: 'a' }, { id: 'b' }];
const byKey: CorpusSettings = { matchBy: 'key', requestKeyPath: '$.id', responseKeyPath: '$.id' };
const byCode: CorpusSettings = {
	...byKey,
	parsePathMap: { status_code: '$.code' },
	recoverableErrorCodes: '503,BUSY',
	yieldingErrorCodes: '429,SLOW',
};

const parts = (...codes: unknown[]) =>
	JSON.stringify(codes.map((code, at) => ({ id: records[at].id, code })));

describe('the letters of the corpus', () => {
	test.each<[string, number, string, CorpusSettings]>([
		['SR', 200, parts(200, 'E1'), byCode],
		['SU', 200, parts(200), byCode],
		['ST', 200, parts(200, 'BUSY'), byCode],
		['YR', 200, parts('SLOW', 'E1'), byCode],
		['YT', 200, parts('SLOW', 'BUSY'), byCode],
		['UU', 200, 'Sign in', byCode],
		['RR', 422, '', byCode],
		['TT', 503, '', byCode],
		['YY', 429, '', byCode],
		['XX', 403, '', byCode],
		['NN', 401, '', byCode],
	])('%s for a %i with %s', async (fates, status, body, settings) => {
		const contentType = 'application/json';
		expect(await runRow({ records, settings, status, contentType, body })).toBe(fates);
	});
});
