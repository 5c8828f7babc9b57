export const PROFILE_STORE = '8a9c3494-9708-43d7-ae3f-cda01e5030e1';
export const DATA_LAKE = '23598e46-f560-407b-88d5-ea6207e49db0';

export const LEGACY_S3 = '4890fc95-5a1f-4983-94bb-e060c08e3f81';
export const LEGACY_SFTP = '64ef4b8b-a6e0-41b5-9677-3805d1ee5dd0';

export const CLOUD_S3 = '4fce964d-3f37-408f-9778-e597338a21ee';
export const CLOUD_SFTP = '36965a81-b1c6-401b-99f8-22508f1e6a26';

/** Connection specs of destinations.yaml, getFlows, that have no typed request bodies. */
export const OTHER_CLOUD = [
	'6d6b59bf-fb58-4107-9064-4d246c0e5bb2',
	'be2c3209-53bc-47e7-ab25-145db8b873e1',
	'10440537-2a7b-4583-ac39-ed38d4b848e8',
	'c5d93acb-ea8b-4b14-8f53-02138444ae99',
];

/** FlowSpec of destinations.yaml. */
export const LEGACY_FLOW_SPECS = [
	'71471eba-b620-49e4-90fd-23f1fa0174d8',
	'51d675ce-e270-408d-91fc-22717bdf2148',
	'493b2bd6-26e4-4167-ab3b-5e910bba44f0',
];

/** FlowSpec_V2: S3, SFTP, Azure Blob, Google Cloud Storage, Data Landing Zone, ADLS Gen2. */
export const CLOUD_AUDIENCE_FLOW_SPECS = [
	'1a0514a6-33d4-4c7f-aff8-594799c47549',
	'fd36aaa4-bf2b-43fb-9387-43785eeeb799',
	'752d422f-b16f-4f0d-b1c6-26e448e3b388',
	'976d663b-80b4-4193-be6b-2d0487516623',
	'7e635b9f-e59b-4546-8ba8-fce6496693c8',
	'db060570-a155-418a-a6d3-b4d97698e5dc',
];

/** The same six for datasets. */
export const CLOUD_DATASET_FLOW_SPECS = [
	'269ba276-16fc-47db-92b0-c1049a3c131f',
	'354d6aad-4754-46e4-a576-1b384561c440',
	'95bd8965-fc8a-4119-b9c3-944c2c2df6d2',
	'585c15c4-6cbf-4126-8f87-e26bff78b657',
	'cd2fc47e-e838-4f38-a581-8fff2f99b63a',
	'17be2013-2549-41ce-96e7-a70363bec293',
];
