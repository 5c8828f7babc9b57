import { describeDestination, type Destination } from '../../shared/adobe/catalogue/classify';
import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { readConnectionSpec } from '../../shared/adobe/connectionSpec';
import type { Connection } from '../../shared/adobe/types';
import { readTargetFields, type TargetField } from './targetFields';

/** What a target connection has to fit. */
export interface TargetDestination extends Destination {
	/** Of the live `targetSpec`. */
	fields: TargetField[];
}

/** The account, and the destination that it is one of. */
export async function readConnection(
	client: AdobeClient,
	connectionId: string,
): Promise<{ connection: Connection; destination: TargetDestination }> {
	const connection = await client.getOne<Connection>('connections', connectionId);
	return { connection, destination: await readDestination(client, connection.connectionSpec.id) };
}

/** The live specification; the built-in table alone where Adobe does not show it. */
export async function readDestination(
	client: AdobeClient,
	connectionSpecId: string,
): Promise<TargetDestination> {
	const spec = await readConnectionSpec(client, connectionSpecId);
	return { ...describeDestination(spec), fields: readTargetFields(spec) };
}
