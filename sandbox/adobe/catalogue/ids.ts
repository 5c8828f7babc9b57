// Documented identifiers: the tutorials, destinations.yaml and the migration guide of the API.
// The ones of Campaign's flow and of the two additional destinations are invented.
export const specIds = {
	profileStore: '8a9c3494-9708-43d7-ae3f-cda01e5030e1',
	dataLake: '23598e46-f560-407b-88d5-ea6207e49db0',
	s3Legacy: '4890fc95-5a1f-4983-94bb-e060c08e3f81',
	blobLegacy: 'e258278b-a4cf-43ac-b158-4fa0ca0d948b',
	sftpLegacy: '64ef4b8b-a6e0-41b5-9677-3805d1ee5dd0',
	s3: '4fce964d-3f37-408f-9778-e597338a21ee',
	blob: '6d6b59bf-fb58-4107-9064-4d246c0e5bb2',
	sftp: '36965a81-b1c6-401b-99f8-22508f1e6a26',
	adlsGen2: 'be2c3209-53bc-47e7-ab25-145db8b873e1',
	dataLandingZone: '10440537-2a7b-4583-ac39-ed38d4b848e8',
	googleCloudStorage: 'c5d93acb-ea8b-4b14-8f53-02138444ae99',
	campaign: '0b23e41a-cb4a-4321-a78f-3b654f5d7d97',
	eloqua: 'c1e44b6b-e7c8-404b-9031-58f0ef760604',
	responsys: 'a5e28ddf-e265-426e-83a1-9d03a3a6822b',
	salesforceMarketingCloud: 'f599a5b3-60a7-4951-950a-cc4115c7ea27',
	kinesis: '86043421-563b-46ec-8e6c-e23184711bf6',
	eventHubs: 'bf9f5905-92b7-48bf-bf20-455bc6b60a4e',
	cumulus: '3d1c7c5e-0b64-4f0e-9a55-7c2f1e6b9a14',
	courier: 'e7a90b42-58d3-4c61-8f2b-1b6d0c9e5a73',
} as const;

export const flowSpecIds = {
	profileBased: '71471eba-b620-49e4-90fd-23f1fa0174d8',
	responsys: '51d675ce-e270-408d-91fc-22717bdf2148',
	salesforceMarketingCloud: '493b2bd6-26e4-4167-ab3b-5e910bba44f0',
	campaign: '6b5e3f0d-8a1c-4d27-b9e4-f2c07d3a5186',
	s3: '1a0514a6-33d4-4c7f-aff8-594799c47549',
	blob: '752d422f-b16f-4f0d-b1c6-26e448e3b388',
	sftp: 'fd36aaa4-bf2b-43fb-9387-43785eeeb799',
	adlsGen2: 'db060570-a155-418a-a6d3-b4d97698e5dc',
	dataLandingZone: '7e635b9f-e59b-4546-8ba8-fce6496693c8',
	googleCloudStorage: '976d663b-80b4-4193-be6b-2d0487516623',
	cumulus: '94f2c8a7-1e3d-4b96-a05c-d87b6e2f4c31',
	courier: '2c8b6d14-f7a5-4e09-83d2-5a9e0b7c6f48',
	datasetsS3: '269ba276-16fc-47db-92b0-c1049a3c131f',
	datasetsBlob: '95bd8965-fc8a-4119-b9c3-944c2c2df6d2',
	datasetsSftp: '354d6aad-4754-46e4-a576-1b384561c440',
	datasetsAdlsGen2: '17be2013-2549-41ce-96e7-a70363bec293',
	datasetsDataLandingZone: 'cd2fc47e-e838-4f38-a581-8fff2f99b63a',
	datasetsGoogleCloudStorage: '585c15c4-6cbf-4126-8f87-e26bff78b657',
} as const;

export const destinationProviderId = '14e34fac-d307-11e9-bb65-2a2ae2dbcce4';
export const sourceProviderId = '0ed90a81-07f4-4586-8190-b40eccef1c5a';
