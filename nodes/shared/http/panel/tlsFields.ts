import type { INodeProperties } from 'n8n-workflow';

const shownToAdjust: INodeProperties['displayOptions'] = { show: { adjustTls: [true] } };

const pem = { password: true, rows: 4 };

/** How to connect with TLS where the usual way does not do; hidden until wanted. */
export const tlsFields: INodeProperties[] = [
	{
		displayName: 'Adjust TLS',
		name: 'adjustTls',
		type: 'boolean',
		default: false,
		description:
			'Whether the servers want a client certificate, or have a certificate that is not generally trusted',
	},
	{
		displayName: 'Client Certificate',
		name: 'sslCert',
		type: 'string',
		typeOptions: pem,
		default: '',
		placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
		description: 'Your own certificate, with those between it and its CA behind it, in PEM format',
		displayOptions: shownToAdjust,
	},
	{
		displayName: 'Private Key',
		name: 'sslKey',
		type: 'string',
		typeOptions: pem,
		default: '',
		placeholder: 'e.g. -----BEGIN PRIVATE KEY-----',
		description: 'The private key of the certificate, in PEM format',
		displayOptions: shownToAdjust,
	},
	{
		displayName: 'Passphrase',
		name: 'sslPassphrase',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'What protects the private key, if anything does',
		displayOptions: shownToAdjust,
	},
	{
		displayName: 'CA Certificate',
		name: 'sslCa',
		type: 'string',
		typeOptions: pem,
		default: '',
		placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
		description:
			'Certificates that vouch for the servers, in PEM format; trusted besides the usual ones',
		displayOptions: shownToAdjust,
	},
	{
		displayName: 'Ignore SSL Issues (Insecure)',
		name: 'allowUnauthorizedCerts',
		type: 'boolean',
		default: false,
		description: 'Whether to connect even if SSL certificate validation is not possible',
		displayOptions: shownToAdjust,
	},
];
