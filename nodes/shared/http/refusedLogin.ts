import { called, type Authentication, type DestinationCredential } from './destinationCredential';

const FIELDS: Readonly<Record<Exclude<Authentication, 'none' | 'oAuth2'>, string>> = {
	clientKey: "'Token Header'",
	oAuth2ClientCredentials: "'Scope' and 'Token Prefix'",
	bearerToken: "'Token'",
	basicAuth: "'User' and 'Password'",
	header: "'Header Name' and 'Header Value'",
	query: "'Query Name' and 'Query Value'",
	bodyField: "'Body Field Name' and 'Body Field Value'",
};

/** What to look at when an API refuses the login, as a sentence without a final stop. */
export function adviceOnRefusal(credential: DestinationCredential): string {
	const { authentication } = credential;
	if (authentication === 'none') {
		return `It may ask for a login: choose 'Authentication' in ${called(credential)}`;
	}
	if (authentication === 'oAuth2') {
		return `Check 'Scope' in ${called(credential)}, and what the account may do that it is connected to`;
	}
	return `Check ${FIELDS[authentication]} in ${called(credential)}, and what it may do`;
}
