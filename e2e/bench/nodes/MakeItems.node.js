/** Makes the records that every way sends. */
class MakeItems {
	description = {
		displayName: 'Make Items',
		name: 'makeItems',
		group: ['input'],
		version: 1,
		description: 'Makes small records',
		defaults: { name: 'Make Items' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [{ displayName: 'Count', name: 'count', type: 'number', default: 1 }],
	};

	async execute() {
		const items = Array.from({ length: this.getNodeParameter('count', 0) }, (_, index) => ({
			json: {
				id: `R${index}`,
				firstName: 'Anika',
				lastName: 'Abello',
				email: `anika.abello${index}@example.com`,
				city: 'Bengaluru',
				points: index % 1000,
			},
			pairedItem: 0,
		}));
		return [items];
	}
}

module.exports = { MakeItems };
