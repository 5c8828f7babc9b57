import type { IDataObject } from 'n8n-workflow';

/**
 * What Improvado answers, under the names of its documents. All of it may be missing: the pages
 * contradict each other, and list for "Get a connection" the fields of another object.
 *
 * Source: developers.improvado.io/api/destination-connections, /api/loads.
 */
export interface Connection extends IDataObject {
	id: number | string;
	title?: string;
	status?: string;
	error_text?: string | null;
	updated_at?: string;
	/** Accounts that are selected for extraction. */
	enabled_for_extraction_accounts_number?: number;
	create_load_for_new_tables?: boolean;
}

/** Its `name` is the id of it in addresses. */
export interface Destination extends IDataObject {
	name: string;
	title?: string;
}

/** What is extracted from a source. The documents do not list its fields. */
export interface DataTable extends IDataObject {
	id: number | string;
	title?: string;
	name?: string;
}

/** A load order: one data table into one table of a destination connection. */
export interface Load extends IDataObject {
	id: number | string;
	data_table?: DataTable;
	destination_table?: string;
	/** A text or an object, the documents do not say. */
	run_policy?: IDataObject[string];
	status?: string;
	/** When it ran last. */
	last_update?: string;
	error_text?: string | null;
	uploaded_rows_count?: number;
}
