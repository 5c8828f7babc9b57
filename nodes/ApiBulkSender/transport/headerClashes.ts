import type { DestinationCredential } from '../../shared/http/destinationCredential';
import { SettingError } from '../engine/settingError';
import { maskedAuthorization } from './authorizer';

const ADDITIONAL = 'Additional Headers';
const IDEMPOTENCY = 'Idempotency Key Header';
const OTHER_NAME =
	'Choose another name; the documentation of the API says which, often Idempotency-Key';
/** What each request has anyway. */
const ALWAYS = ['accept', 'content-type', 'user-agent'];

/**
 * Refuses headers of which one would replace the other without a word.
 *
 * @param additional names of Additional Headers
 * @param idempotencyKeyHeader in lower case
 * @throws SettingError naming the field
 */
export function refuseClashes(
	credential: DestinationCredential,
	additional: readonly string[],
	idempotencyKeyHeader: string | undefined,
): void {
	const names = additional.map((name) => name.trim().toLowerCase());
	const credentials = Object.keys(maskedAuthorization(credential));
	const replaced = names.find((name) => credentials.includes(name));
	if (replaced !== undefined) {
		throw new SettingError(
			ADDITIONAL,
			`'${ADDITIONAL}' has "${replaced}", which the credential sets to log in`,
			"Remove it there, or choose None as the credential's 'Authentication'",
		);
	}
	if (idempotencyKeyHeader === undefined) return;
	const is = `'${IDEMPOTENCY}' is "${idempotencyKeyHeader}"`;
	if (credentials.includes(idempotencyKeyHeader)) {
		throw new SettingError(IDEMPOTENCY, `${is}, which the credential sets to log in`, OTHER_NAME);
	}
	if (names.includes(idempotencyKeyHeader)) {
		const advice = 'Keep one of them: a key that is new for each request body is what repeats need';
		throw new SettingError(IDEMPOTENCY, `${is}, which '${ADDITIONAL}' has too`, advice);
	}
	if (ALWAYS.includes(idempotencyKeyHeader)) {
		throw new SettingError(IDEMPOTENCY, `${is}, which has another meaning`, OTHER_NAME);
	}
}
