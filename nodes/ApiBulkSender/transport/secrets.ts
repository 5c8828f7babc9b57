import type { DestinationCredential } from '../../shared/http/destinationCredential';
import { SecretMask } from '../../shared/http/secretMask';

/** The secrets of a run. Outputs are searched only when an answer held one. */
export class Secrets extends SecretMask {
	private seen = false;

	constructor(credential: DestinationCredential) {
		const { clientSecret, token, user = '', password, headerValue } = credential;
		super([clientSecret, token, password, headerValue]);
		if (password) this.add(Buffer.from(`${user}:${password}`, 'utf8').toString('base64'));
	}

	/** Notes whether an answer holds a secret. */
	watch(text: string): void {
		if (this.seen) return;
		for (const spelling of this.spellings) if (text.includes(spelling)) this.seen = true;
	}

	/** The value without secrets: itself unless an answer held one. */
	mask<T>(value: T): T {
		return this.seen ? this.maskDeep(value) : value;
	}
}
