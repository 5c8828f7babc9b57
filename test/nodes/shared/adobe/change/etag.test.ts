import { quotedEtag } from '../../../../../nodes/shared/adobe/change/etag';

it.each([
	['as Adobe writes it', '"a1-02"', '"a1-02"'],
	['without quotes, as the tutorial prints it', 'a1-02', '"a1-02"'],
	['with the escapes of JSON', '\\"a1-02\\"', '"a1-02"'],
	['with quotes in quotes', '""a1-02""', '"a1-02"'],
	['with escapes in quotes', '"\\"a1-02\\""', '"a1-02"'],
	['with half of its quotes', '"a1-02', '"a1-02"'],
	['with blanks around', ' "a1-02" ', '"a1-02"'],
	['weak', 'W/"a1-02"', 'W/"a1-02"'],
	['weak without quotes', 'W/a1-02', 'W/"a1-02"'],
])('an etag %s is sent with its quotes', (_, etag, expected) => {
	expect(quotedEtag(etag)).toBe(expected);
});
