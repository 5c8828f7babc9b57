import { InputError } from '../../inputError';

/** The credential 'Improvado API', checked. */
export interface ImprovadoAccount {
	/** Without slash at its end. */
	baseUrl: string;
	username: string;
	password: string;
	workspaceId: string;
}

export const DEFAULT_BASE_URL = 'https://embedded.improvado.io';

type Entered = Partial<Record<keyof ImprovadoAccount, unknown>>;

/** @throws InputError when a value is missing or cannot be right */
export function readImprovadoAccount(entered: Entered): ImprovadoAccount {
	const { password } = entered;
	return {
		baseUrl: address(text(entered.baseUrl) || DEFAULT_BASE_URL),
		username: user(required(text(entered.username), 'Username')),
		// It may begin or end with a blank.
		password: required(typeof password === 'string' ? password : '', 'Password'),
		workspaceId: required(text(entered.workspaceId), 'Workspace ID'),
	};
}

/** Basic authentication, which only the purchase of a token uses. */
export function basicAuthorization({ username, password }: ImprovadoAccount): string {
	return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}

function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function required(value: string, displayName: string): string {
	if (value.trim() !== '') return value;
	throw new InputError(
		displayName,
		`'${displayName}' is empty in the credential`,
		`Open the credential and fill in '${displayName}'.`,
	);
}

function user(value: string): string {
	if (!value.includes(':')) return value;
	throw new InputError(
		'Username',
		"'Username' of the credential holds a colon, which Basic authentication does not allow",
		'Enter the user name alone, and the password in its own field.',
	);
}

function address(value: string): string {
	const parsed = URL.canParse(value) ? new URL(value) : undefined;
	if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:') {
		throw new InputError(
			'Base URL',
			"'Base URL' of the credential is not an address: it must start with https:// or http://",
			`Improvado's own is ${DEFAULT_BASE_URL}.`,
		);
	}
	return value.replace(/\/+$/, '');
}
