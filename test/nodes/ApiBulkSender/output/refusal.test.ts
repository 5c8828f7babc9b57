import { Destination, soundItems } from '../../../support/destination';

const destination = new Destination();

it.each(['ECONNRESET', 'ENOTFOUND', 'EACCES'])(
	'a sentence that holds %s is shown as it is, not replaced by one of n8n',
	async (code) => {
		destination.sandbox.faults.add({ status: 403, plainText: `The service behind said ${code}` });
		const { error } = await destination.send({ items: soundItems(1) });
		expect(error?.message).toBe(
			`The destination answered HTTP 403: The service behind said ${code}`,
		);
		expect(error?.description).toBe(
			`Check 'Token' in the credential "destinationApi", and what it may do`,
		);
	},
);
