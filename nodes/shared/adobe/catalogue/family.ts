/**
 * How a destination takes attributes and file names: `cloud` the current cloud connectors (mapping
 * sets), `legacyCloud` their predecessors, `email` the email marketing connectors (both profile
 * selectors).
 */
export type Family = 'cloud' | 'legacyCloud' | 'email';

/** Where a destination puts its files. */
export type Storage =
	| 'amazonS3'
	| 'azureBlob'
	| 'sftp'
	| 'adlsGen2'
	| 'dataLandingZone'
	| 'googleCloudStorage'
	| 'adobeCampaign'
	| 'oracleEloqua'
	| 'oracleResponsys'
	| 'salesforceMarketingCloud'
	| 'other';
