import { parseArgs } from 'node:util';
import { playedDestinations } from './destination/templates/index.ts';
import { startSandbox } from './server.ts';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '0' },
		'token-ttl': { type: 'string', default: '300' },
		'no-log': { type: 'boolean', default: false },
	},
});

const sandbox = await startSandbox({
	port: wholeNumber('--port', values.port),
	tokenTtlSeconds: wholeNumber('--token-ttl', values['token-ttl']),
	log: !values['no-log'],
});
const { credentials } = sandbox;

process.stdout.write(`Sandbox listening on ${sandbox.url}

Credentials it accepts
  Client Key     ${credentials.clientKey}
  Client Secret  ${credentials.clientSecret}
                 (token URLs: /v3/oauth/token/generate and, for OAuth2, /oauth2/token)
  Bearer Token   ${credentials.bearerToken}
  Basic Auth     ${credentials.user} / ${credentials.password}
  Header         ${credentials.headerName}: ${credentials.headerValue}

  Adobe Experience Platform (IMS URL and Platform URL: the address above)
  Client ID      ${credentials.adobe.clientId}
  Client Secret  ${credentials.adobe.clientSecret}
  Organization   ${credentials.adobe.organizationId}
  Sandbox Name   ${credentials.adobe.sandboxName}

  Improvado (Base URL: the address above)
  Username       ${credentials.improvado.username}
  Password       ${credentials.improvado.password}
  Workspace ID   ${credentials.improvado.workspaceId}

Capillary endpoints under /v2, generic ones under /api (job APIs
under /api/jobs), the same without authentication under /open,
${playedDestinations.map(({ id, prefix }) => `${id} at ${prefix}`).join(', ')},
Adobe's under /ims and /data, Improvado's under /api/v3.
Press Ctrl-C to stop.
`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => {
		if (stopping) return;
		stopping = true;
		void sandbox.close().then(() => process.exit(0));
	});
}

function wholeNumber(option: string, value: string): number {
	if (/^\d+$/.test(value)) return Number(value);
	process.stderr.write(`${option} takes a whole number, not "${value}"\n`);
	process.exit(2);
}
