import type { IDataObject } from 'n8n-workflow';

/** A member of a collection of the Flow Service, as far as this pack reads it. */
export interface Entity extends IDataObject {
	id: string;
	name?: string;
	description?: string;
	state?: string;
	etag?: string;
	createdAt?: number;
	updatedAt?: number;
}

export interface SpecReference {
	id: string;
	version: string;
}

export interface Connection extends Entity {
	connectionSpec: SpecReference & IDataObject;
	auth?: { specName: string; params: IDataObject };
}

export interface SourceConnection extends Entity {
	connectionSpec: SpecReference & IDataObject;
	baseConnectionId?: string;
}

export interface TargetConnection extends Entity {
	connectionSpec: SpecReference & IDataObject;
	baseConnectionId: string;
	params: IDataObject;
}

export interface ConnectionSpec extends IDataObject {
	id: string;
	name: string;
	providerId?: string;
	version?: string;
	authSpec?: AuthSpec[];
	encryptionSpecs?: AuthSpec[];
	targetSpec?: {
		spec?: JsonSchema;
		attributes?: { partnerSchema?: { jsonSchema?: IDataObject } };
	} & IDataObject;
}

export interface AuthSpec extends IDataObject {
	name: string;
	type?: string;
	spec?: JsonSchema;
}

export interface JsonSchema extends IDataObject {
	type?: string;
	required?: string[];
	properties?: Record<string, IDataObject>;
}

export interface FlowSpec extends IDataObject {
	id: string;
	name: string;
	sourceConnectionSpecIds?: string[];
	targetConnectionSpecIds?: string[];
}

export interface Flow extends Entity {
	flowSpec: SpecReference & IDataObject;
	sourceConnectionIds: string[];
	targetConnectionIds: string[];
	transformations?: Transformation[];
	lastOperation?: LastOperation;
	/** The marketing actions of its destination. */
	policy?: { enforcementRefs?: string[] } & IDataObject;
	inheritedAttributes?: {
		sourceConnections?: InheritedConnection[];
		targetConnections?: InheritedConnection[];
	} & IDataObject;
}

type InheritedConnection = { id: string; connectionSpec?: { id: string } } & IDataObject;

export interface Transformation {
	name: string;
	params: TransformationParams;
}

/** The activation of a dataflow: in a cloud flow by a mapping set, else by profile selectors. */
export interface TransformationParams {
	segmentSelectors?: { selectors: AudienceSelector[] };
	profileSelectors?: {
		selectors: AttributeSelector[];
		mandatoryFields?: string[];
		primaryFields?: PrimaryField[];
	};
	profileMapping?: { mappingId?: string; mappingVersion?: number };
	mandatoryFields?: string[];
	primaryFields?: PrimaryField[];
}

export interface AudienceSelector {
	type: string;
	value: AudienceValue;
}

export interface AudienceValue extends IDataObject {
	id: string;
	name?: string;
	description?: string;
	filenameTemplate?: string;
	exportMode?: string;
	schedule?: IDataObject;
	createTime?: string;
	updateTime?: string;
}

/** Of an identity, `path` and `identity.namespace` are its bare namespace. */
export interface AttributeSelector {
	type: string;
	value: {
		path: string;
		identity?: { namespace?: string };
		mapping?: { destination?: string } & IDataObject;
	} & IDataObject;
}

/** A deduplication key. */
export interface PrimaryField extends IDataObject {
	fieldType: 'ATTRIBUTE' | 'IDENTITY';
	attributePath?: string;
	identityNamespace?: string;
}

export interface LastOperation extends IDataObject {
	status?: { value?: string; errors?: Array<{ code?: string; message?: string } & IDataObject> };
}
