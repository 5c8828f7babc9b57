import { ImprovadoDestinationApi } from '../../credentials/ImprovadoDestinationApi.credentials';
import { checkImprovadoParameters } from '../../nodes/shared/improvado/credential/parameters';
import { CredentialTester } from './credentialTest';

const tester = new CredentialTester(new ImprovadoDestinationApi());

it('has one field, whose values n8n hides and restores by name, and tells what its test can tell', () => {
	expect(tester.decrypted({})).toEqual({ parameters: '{}', shapeNotice: '' });
	expect(tester.hiddenJson()).toEqual(['parameters']);
	expect(tester.shown({})).toEqual(['parameters', 'shapeNotice']);
});

it('passes what was entered on so that its check understands it', () => {
	const parameters = '{ "password": "p" }';
	expect(checkImprovadoParameters(tester.decrypted({ parameters })).status).toBe('OK');
	expect(checkImprovadoParameters(tester.decrypted({})).status).toBe('Error');
});
