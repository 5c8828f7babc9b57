import { InputError } from '../../inputError';

/** The credential 'Adobe Experience Platform API', checked, without blanks around its values. */
export interface AdobeAccount {
	clientId: string;
	clientSecret: string;
	organizationId: string;
	sandboxName: string;
	scope: string;
	/** Without slash at its end. */
	platformUrl: string;
	/** Without slash at its end. */
	imsUrl: string;
}

export const accountDefaults = {
	sandboxName: 'prod',
	scope: 'openid,session,AdobeID,read_organizations,additional_info.projectedProductContext',
	platformUrl: 'https://platform.adobe.io',
	imsUrl: 'https://ims-na1.adobelogin.com',
};

type Entered = Partial<Record<keyof AdobeAccount, unknown>>;

/** @throws InputError when a value is missing or cannot be right */
export function readAdobeAccount(entered: Entered): AdobeAccount {
	return {
		clientId: required(entered, 'clientId', 'Client ID'),
		clientSecret: required(entered, 'clientSecret', 'Client Secret'),
		organizationId: organization(required(entered, 'organizationId', 'Organization ID')),
		sandboxName: sandbox(text(entered, 'sandboxName') || accountDefaults.sandboxName),
		scope: text(entered, 'scope') || accountDefaults.scope,
		platformUrl: address(required(entered, 'platformUrl', 'Platform URL'), 'Platform URL'),
		imsUrl: address(required(entered, 'imsUrl', 'IMS URL'), 'IMS URL'),
	};
}

function text(entered: Entered, field: keyof AdobeAccount): string {
	const value = entered[field];
	return typeof value === 'string' ? value.trim() : '';
}

function required(entered: Entered, field: keyof AdobeAccount, displayName: string): string {
	const value = text(entered, field);
	if (value !== '') return value;
	throw new InputError(
		displayName,
		`'${displayName}' is empty in the credential`,
		`Open the credential and fill in '${displayName}'.`,
	);
}

function organization(value: string): string {
	if (/^[^@\s]+@AdobeOrg$/.test(value)) return value;
	throw new InputError(
		'Organization ID',
		"'Organization ID' of the credential is not complete: it ends with @AdobeOrg",
		'Copy the whole organization ID from the project in Adobe Developer Console.',
	);
}

function sandbox(value: string): string {
	if (/^[^\s]+$/.test(value)) return value;
	throw new InputError(
		'Sandbox Name',
		"'Sandbox Name' of the credential holds a blank: it is the title of a sandbox, not its name",
		"Look up the column 'Name' in the list of sandboxes in Experience Platform.",
	);
}

function address(value: string, displayName: string): string {
	const parsed = URL.canParse(value) ? new URL(value) : undefined;
	if (parsed?.protocol === 'https:' || parsed?.protocol === 'http:') {
		return value.replace(/\/+$/, '');
	}
	throw new InputError(
		displayName,
		`'${displayName}' of the credential is not an address: it must start with https:// or http://`,
		`Adobe's own is ${displayName === 'IMS URL' ? accountDefaults.imsUrl : accountDefaults.platformUrl}.`,
	);
}
