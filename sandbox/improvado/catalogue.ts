/** A place that Improvado loads data to; its path parameter is `name`. */
export interface Destination {
	id: number;
	name: string;
	title: string;
}

export interface DataTable {
	id: number;
	title: string;
}

const titles: Record<string, string> = {
	azure_blob: 'Azure Blob Storage',
	azure_synapse: 'Azure Synapse',
	bigquery: 'Google BigQuery',
	clickhouse: 'ClickHouse',
	databricks: 'Databricks',
	google_cloud_storage: 'Google Cloud Storage',
	mysql: 'MySQL',
	postgresql: 'PostgreSQL',
	redshift: 'Amazon Redshift',
	s3: 'Amazon S3',
	sftp: 'SFTP',
	snowflake: 'Snowflake',
};

export function sampleDestinations(): Destination[] {
	return Object.entries(titles).map(([name, title], at) => ({ id: at + 1, name, title }));
}

export function sampleDataTables(): DataTable[] {
	return ['Facebook Ads by day', 'Google Ads by campaign', 'LinkedIn Ads by day'].map(
		(title, at) => ({ id: 501 + at, title }),
	);
}
