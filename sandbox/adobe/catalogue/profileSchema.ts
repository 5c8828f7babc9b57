import type { Fields } from '../json.ts';

function leaf(title: string, type = 'string', more: Fields = {}): Fields {
	return { title, type, 'meta:xdmType': type, ...more };
}

function group(title: string, properties: Fields): Fields {
	return { title, type: 'object', 'meta:xdmType': 'object', properties };
}

function list(title: string, items: Fields): Fields {
	return { title, type: 'array', 'meta:xdmType': 'array', items };
}

const person = group('Person', {
	name: group('Full name', {
		firstName: leaf('First name'),
		middleName: leaf('Middle name'),
		lastName: leaf('Last name'),
		courtesyTitle: leaf('Courtesy title'),
		fullName: leaf('Full name'),
	}),
	birthDate: leaf('Birth date', 'string', { format: 'date' }),
	birthDayAndMonth: leaf('Birth day and month'),
	gender: leaf('Gender', 'string', { enum: ['female', 'male', 'not_specified', 'non_specific'] }),
	maritalStatus: leaf('Marital status'),
	nationality: leaf('Nationality'),
});

const address = (title: string) =>
	group(title, {
		street1: leaf('Street 1'),
		street2: leaf('Street 2'),
		city: leaf('City'),
		postalCode: leaf('Postal code'),
		stateProvince: leaf('State or province'),
		countryCode: leaf('Country code'),
	});

const contact = {
	personalEmail: group('Personal email', {
		address: leaf('Address', 'string', { format: 'email' }),
		primary: leaf('Primary', 'boolean'),
		status: leaf('Status'),
	}),
	workEmail: group('Work email', { address: leaf('Address', 'string', { format: 'email' }) }),
	mobilePhone: group('Mobile phone', { number: leaf('Number'), countryCode: leaf('Country code') }),
	homePhone: group('Home phone', { number: leaf('Number') }),
	faxPhone: group('Fax', { number: leaf('Number') }),
	homeAddress: address('Home address'),
	workAddress: address('Work address'),
};

const maps = {
	identityMap: {
		title: 'Identity map',
		type: 'object',
		'meta:xdmType': 'map',
		additionalProperties: list(
			'Identities',
			group('Identity', {
				id: leaf('Identifier'),
				primary: leaf('Primary', 'boolean'),
				authenticatedState: leaf('Authenticated state'),
			}),
		),
	},
	segmentMembership: {
		title: 'Segment membership',
		type: 'object',
		'meta:xdmType': 'map',
		additionalProperties: {
			type: 'object',
			'meta:xdmType': 'map',
			additionalProperties: group('Membership', {
				status: leaf('Status', 'string', { enum: ['existing', 'realized', 'exited'] }),
				lastQualificationTime: leaf('Last qualification', 'string', { format: 'date-time' }),
			}),
		},
	},
};

/** The union schema of profiles, as `config/entityTypes/_xdm.context.profile` gives it. */
export const profileSchema: Fields = {
	title: 'XDM Individual Profile',
	description: 'The attributes of identified and partially identified individuals',
	type: 'object',
	'meta:xdmType': 'object',
	properties: {
		_id: leaf('Identifier', 'string', { format: 'uri-reference' }),
		person,
		...contact,
		timeZone: leaf('Time zone'),
		preferredLanguage: leaf('Preferred language'),
		loyalty: group('Loyalty', {
			loyaltyID: list('Loyalty IDs', leaf('Loyalty ID')),
			tier: leaf('Tier'),
			points: leaf('Points', 'number'),
			joinDate: leaf('Join date', 'string', { format: 'date-time' }),
			status: leaf('Status'),
		}),
		organizations: list('Organizations', leaf('Organization')),
		pushNotificationDetails: list(
			'Push notification details',
			group('Details', {
				appID: leaf('App ID'),
				token: leaf('Token'),
				denylisted: leaf('Denied', 'boolean'),
			}),
		),
		_tenant: group('Own fields', {
			favouriteStore: leaf('Favourite store'),
			lifetimeValue: leaf('Lifetime value', 'number'),
			newsletter: leaf('Newsletter', 'boolean'),
		}),
		...maps,
	},
};
