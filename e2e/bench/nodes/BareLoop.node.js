const { Agent, request } = require('undici');

/**
 * The limit to come close to: undici's own `request` in a few workers. It builds the bodies and
 * reads the answers, but looks at nothing, retries nothing and accounts for nothing.
 */
class BareLoop {
	description = {
		displayName: 'Bare Loop',
		name: 'bareLoop',
		group: ['output'],
		version: 1,
		description: 'Sends items without looking at the answers',
		defaults: { name: 'Bare Loop' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Records', name: 'recordsPerRequest', type: 'number', default: 1 },
			{ displayName: 'Concurrency', name: 'concurrency', type: 'number', default: 5 },
		],
	};

	async execute() {
		const items = this.getInputData();
		const url = this.getNodeParameter('url', 0);
		const size = this.getNodeParameter('recordsPerRequest', 0);
		const concurrency = this.getNodeParameter('concurrency', 0);
		const dispatcher = new Agent({ connections: concurrency });
		const headers = { 'content-type': 'application/json' };
		let next = 0;

		const work = async () => {
			while (next < items.length) {
				const start = next;
				next += size;
				const records = items.slice(start, next).map(({ json }) => json);
				const body = JSON.stringify(size === 1 ? records[0] : records);
				const response = await request(url, { method: 'POST', headers, body, dispatcher });
				await response.body.text();
			}
		};
		await Promise.all(Array.from({ length: concurrency }, work));
		await dispatcher.close();
		return [[]];
	}
}

module.exports = { BareLoop };
