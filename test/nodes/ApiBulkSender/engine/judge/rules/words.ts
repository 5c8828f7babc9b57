/** The words and keys by which an answer says no, copied from the rules as the judge reads them. */

/** Keys that say no by false, 0, "false", "no" or "0". */
export const YES_KEYS = ['success', 'ok', 'succeeded', 'isSuccess', 'valid', 'status', 'result'];
/** Of these only false and "false" do. */
export const YES_KEYS_WITH_WORDS = ['status', 'result'];

/** Keys that say no when they are not empty. */
export const ERROR_KEYS = [
	'error',
	'errors',
	'err',
	'fault',
	'faults',
	'exception',
	'failed',
	'hasErrors',
	'isError',
	'userErrors',
	'validationErrors',
	'fieldErrors',
	'errorMessage',
	'errorMessages',
	'errorDescription',
	'errmsg',
];

/** Keys that say no by anything but nothing, zeros, 2xx, OK and SUCCESS. */
export const ERROR_CODE_KEYS = ['errorCode', 'errcode', 'errorNo', 'errno'];

/** Keys that say no by a word. */
export const STATE_KEYS = ['status', 'state', 'result', 'outcome', 'resultCode', 'severity'];
export const REFUSAL_WORDS = [
	'error',
	'errors',
	'err',
	'fail',
	'failed',
	'failure',
	'rejected',
	'reject',
	'refused',
	'invalid',
	'denied',
	'unauthorized',
	'forbidden',
	'exception',
	'aborted',
	'skipped',
	'ignored',
	'dropped',
	'discarded',
	'unprocessed',
	'unsuccessful',
	'notFound',
	'nok',
	'ko',
	'userError',
];

/** Keys that say no by a number from 400 to 599. */
export const STATUS_KEYS = ['status', 'statusCode', 'code', 'httpStatus'];
/** Numeric keys that are doubtful beside a message. */
export const RETURN_CODE_KEYS = ['code', 'ret', 'retcode'];

/** Parts of keys that speak of failures, and of what was done. */
export const FAILURE_STEMS = [
	'fail',
	'error',
	'reject',
	'invalid',
	'unprocess',
	'refus',
	'skip',
	'conflict',
	'notfound',
	'unsuccess',
	'dropped',
	'discard',
];
export const DONE_STEMS = [
	'import',
	'process',
	'succe',
	'accept',
	'creat',
	'updat',
	'insert',
	'ingest',
	'stored',
];

/** In a refusal after doubt these leave it open whether the first attempt did it. */
export const REPEAT_STEMS = /exist|duplicate|already|taken|unique|conflict/i;

/** A key without case, "_" and "-". */
export const plain = (key: string) => key.toLowerCase().replaceAll(/[_-]/g, '');
