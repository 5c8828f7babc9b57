/** Where requests deliberately differ from the documents, or go beyond what they type. */
export interface Exception {
	/** Method and path below the API's base, `*` for all. */
	operation: string;
	what: string;
	reason: string;
}

export const exceptions: Exception[] = [
	{
		operation: '*',
		what: 'x-sandbox-name is required, x-sandbox-id must be absent from Flow Service',
		reason:
			'destinations.yaml requires the name, the other two call it optional; the service refuses calls without it, and the id with user tokens',
	},
	{
		operation: '*',
		what: 'Fields that neither a document nor this list names are refused in what the pack makes itself',
		reason: 'The documents leave every object open, so a misspelt field would pass unseen',
	},
	{
		operation: 'GET /*',
		what: 'limit and count are never sent together',
		reason: 'Both are listed freely, but together they are answered with FLOW-1401-400',
	},
	{
		operation: 'GET /*',
		what: 'property may be repeated',
		reason:
			'It is typed as one text or a comma list, but the examples join several with an ampersand',
	},
	{
		operation: 'POST /connections',
		what: 'Destinations other than S3 and SFTP are held to name, connectionSpec and the two fields of auth',
		reason: 'Only S3 and SFTP are typed, as the four branches of a oneOf',
	},
	{
		operation: 'POST /connections',
		what: 'auth may be absent for the Profile Store and Data Landing Zone',
		reason: 'Neither has credentials; flow-service.yaml does not require auth',
	},
	{
		operation: 'POST /connections',
		what: 'auth.specName and auth.params are required',
		reason: 'destinations.yaml marks neither; flow-service.yaml requires both in its description',
	},
	{
		operation: 'POST /connections',
		what: 'Legacy SFTP takes host or domain, username or userName, and port where it is wanted',
		reason:
			'The documents differ among themselves and from the tutorial; the live authSpec decides',
	},
	{
		operation: 'POST /connections',
		what: 'Legacy SFTP with a key may be named SSH PublicKey Authentication for sftp',
		reason: 'The schema and the example of destinations.yaml differ; the live authSpec decides',
	},
	{
		operation: 'POST /connections',
		what: 'Current S3 also takes Assumed Role with s3Role, and current SFTP also takes port',
		reason: 'Not typed, but offered by the live authSpec, which decides',
	},
	{
		operation: 'POST /connections',
		what: 'encryptionSpecs may be sent',
		reason: 'No request schema has it; the tutorial for cloud storage sends it beside auth',
	},
	{
		operation: 'PATCH /connections/{id}',
		what: 'The body is an array of operations',
		reason: 'Both schemas name one operation, every example and RFC 6902 have an array',
	},
	{
		operation: 'PATCH /connections/{id}',
		what: '/auth/params takes any full set of texts and numbers',
		reason:
			'The three typed values nest a second value, require nothing and so all match at once; the set is the one of create, as the live authSpec spells it',
	},
	{
		operation: 'PATCH /*',
		what: '/name and /description take texts',
		reason:
			'The typed values are objects or lists; flow-service.yaml names the description as an example',
	},
	{
		operation: 'PATCH /*',
		what: 'op is in lower case',
		reason: 'flow-service.yaml lists upper case, destinations.yaml and every example lower case',
	},
	{
		operation: 'PATCH /*',
		what: 'remove has a value, but it may be anything',
		reason: 'value is required of every operation, though RFC 6902 gives it no meaning for remove',
	},
	{
		operation: 'POST /sourceConnections',
		what: 'baseConnectionId, data and params may be sent to the Profile Store',
		reason:
			'The tutorial sends them; flow-service.yaml has them, destinations.yaml has them commented out',
	},
	{
		operation: 'POST /sourceConnections',
		what: 'data may be absent',
		reason: 'Required by flow-service.yaml for sources only; destinations.yaml has no such field',
	},
	{
		operation: 'POST /targetConnections',
		what: 'params.mode is Server-to-server for current cloud storage, S3 or FTP for legacy',
		reason: 'No schema has it; the examples and the tutorials do',
	},
	{
		operation: 'POST /targetConnections',
		what: 'params.format CSV and params.includeFileManifest may be sent to legacy storage',
		reason: 'No schema has them; the tutorial sends both',
	},
	{
		operation: 'POST /targetConnections',
		what: 'data may be sent',
		reason: 'The tutorial sends it; flow-service.yaml has it, destinations.yaml has not',
	},
	{
		operation: 'POST /targetConnections',
		what: 'Storage other than S3 and SFTP is held to the shared parameters where they are sent',
		reason: 'Only S3 and SFTP are typed, as the four branches of a oneOf',
	},
	{
		operation: 'PATCH /targetConnections/{id}',
		what: 'The operation is used for destinations',
		reason: 'destinations.yaml lacks it; flow-service.yaml has it and the edit tutorial uses it',
	},
	{
		operation: 'PATCH /targetConnections/{id}',
		what: '/params/{key} takes any value',
		reason: 'The typed value is an object; the edit tutorial sets single parameters',
	},
	{
		operation: 'POST /flows',
		what: 'The transformation is named GeneralTransform',
		reason:
			'The request schema prints General Transform, every example and answer GeneralTransform',
	},
	{
		operation: 'POST /flows',
		what: 'Other flow specs than the listed ones are allowed, with the stub of either family',
		reason: 'Adobe Campaign has no listed flow spec; it is looked up at run time',
	},
	{
		operation: 'PATCH /flows/{id}',
		what: 'The file name is sent as filenameTemplate and never as fileNameTemplate',
		reason: 'The schema spells fileNameTemplate, every example and tutorial filenameTemplate',
	},
	{
		operation: 'PATCH /flows/{id}',
		what: 'frequency may be WEEKLY or MONTHLY with full exports that are SCHEDULED',
		reason: 'Added to the product later; not in the enum',
	},
	{
		operation: 'PATCH /flows/{id}',
		what: 'frequency is never CHAINED',
		reason: 'One example has it, the enum has not',
	},
	{
		operation: 'PATCH /flows/{id}',
		what: 'New audiences follow the table of export mode, frequency and trigger; endDate is optional',
		reason: 'The schema requires nothing, its descriptions and the tutorial state the table',
	},
	{
		operation: 'PATCH /flows/{id}',
		what: 'Each value is held to the schema that belongs to its path',
		reason: 'value is a oneOf of eight schemas, several of which match the same audience',
	},
	{
		operation: 'PATCH /flows/{id}',
		what: 'mandatoryFields and primaryFields may sit below profileSelectors',
		reason:
			'Only current cloud storage has them beside it in the examples; answers show both places',
	},
	{
		operation: 'PATCH /flows/{id}',
		what: 'The selector of an identity may have identity.namespace beside its path',
		reason:
			'No schema has it; the guide "Update destination dataflows" shows it so, samples/campaignFlow.ts',
	},
	{
		operation: 'PATCH /flows/{id}',
		what: 'A replaced audience or attribute may have fields that the documents do not name',
		reason: 'It is the complete object as it was read, with what the server keeps in it',
	},
	{
		operation: 'POST /flows/{id}/action',
		what: 'op is enable or disable in lower case, without subOp and without a body',
		reason:
			'flow-service.yaml requires subOp and lists upper case; the update tutorial sends neither',
	},
	{
		operation: 'POST /adhocrun',
		what: 'Only version 2 is made: the Accept header is required and exportIds is refused',
		reason: 'Version 1 would need the id of an export job',
	},
];
