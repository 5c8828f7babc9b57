export interface SampleCustomer {
	profiles: {
		firstName: string;
		lastName: string;
		source: string;
		identifiers: { type: string; value: string }[];
	}[];
	loyaltyInfo: { loyaltyType: string };
	extendedFields: Record<string, string>;
}

const firstNames =
	'Anika Bruno Chidi Delia Emre Farah Goran Hana Idris Jolanta Kenji Leela Mateo Nadia Oskar Priya Quentin Rosa Samir Tova'.split(
		' ',
	);
const lastNames =
	'Abello Brandt Cardew Dlamini Eklund Fontaine Grewal Hallam Ibarra Joshi Kovacs Lindqvist Mwangi Novak Okafor Pellerin Quist Rahimi Sandoval Tamura'.split(
		' ',
	);
const cities = ['Bengaluru', 'Singapore', 'Nairobi', 'Lisbon', 'Osaka', 'Leeds', 'Austin'];

/** What is wrong with the few bad ones, by index, and the code Capillary answers. */
const flaws: Record<number, (customer: SampleCustomer) => void> = {
	17: (customer) => setIdentifier(customer, 'mobile', '98x45-call-me'), // 8056
	48: (customer) => setIdentifier(customer, 'mobile', '12345'), // 8056
	81: (customer) => setIdentifier(customer, 'email', 'brandt.example.com'), // 1002
	112: (customer) => (customer.profiles = []), // 8084
	143: (customer) => (customer.profiles[0]!.identifiers = []), // 8084
	176: (customer) => setIdentifier(customer, 'email', 'erased@pii-deleted.example'), // 8109
	60: (customer) => (customer.extendedFields['unknown_shoe_size'] = '42'), // warning 91016
	155: (customer) => (customer.extendedFields['unknown_pet'] = 'tortoise'), // warning 91016
};

/** 200 invented customers in the shape of `/v2/customers/bulk`, the same ones every time. */
export function sampleCustomers(): SampleCustomer[] {
	return Array.from({ length: 200 }, (_, index) => {
		const customer = soundCustomer(index);
		flaws[index]?.(customer);
		return customer;
	});
}

function soundCustomer(index: number): SampleCustomer {
	const firstName = firstNames[index % firstNames.length]!;
	const lastName = lastNames[(index * 7 + Math.floor(index / 20)) % lastNames.length]!;
	const number = String(index + 1).padStart(4, '0');
	const email = `${firstName}.${lastName}${index + 1}@example.com`.toLowerCase();
	return {
		profiles: [
			{
				firstName,
				lastName,
				source: 'INSTORE',
				identifiers: [
					{ type: 'mobile', value: `9190000${String(10_000 + index * 37)}` },
					{ type: 'email', value: email },
					{ type: 'externalId', value: `DEMO-${number}` },
				],
			},
		],
		loyaltyInfo: { loyaltyType: 'loyalty' },
		extendedFields: { city: cities[index % cities.length]! },
	};
}

function setIdentifier(customer: SampleCustomer, type: string, value: string): void {
	const identifier = customer.profiles[0]!.identifiers.find((each) => each.type === type);
	if (identifier) identifier.value = value;
}
