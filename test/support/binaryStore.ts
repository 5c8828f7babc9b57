import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Container } from '@n8n/di';
import { SecurityConfig } from '@n8n/config';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

/** n8n's own store of binary data, and a folder that nodes may read; for the tests of one file. */
export class BinaryStore {
	folder = '';
	private service!: BinaryDataService;

	constructor() {
		beforeAll(async () => {
			this.folder = await mkdtemp(join(tmpdir(), 'files-'));
			Container.get(SecurityConfig).restrictFileAccessTo = this.folder;
			Container.get(BinaryDataConfig).localStoragePath = this.folder;
			this.service = Container.get(BinaryDataService);
			await this.service.init();
		});
		beforeEach(() => this.use('filesystem-v2'));
		afterAll(async () => {
			this.use('default');
			await rm(this.folder, { recursive: true });
		});
	}

	/** `default` is in memory. */
	use(mode: 'filesystem-v2' | 'database' | 'default'): void {
		const service = this.service as unknown as { mode: string; managers: Record<string, unknown> };
		service.mode = mode;
		// What is stored there is called so, though it lies on disk.
		service.managers.database = service.managers.filesystem;
	}

	async put(bytes: Buffer | string, fileName: string, mimeType = 'text/csv'): Promise<IBinaryData> {
		const location = { type: 'execution' as const, workflowId: 'w', executionId: 'e' };
		const data = { data: '', mimeType, fileName };
		return await this.service.store(location, Buffer.from(bytes), data);
	}

	async read(binary: IBinaryData | undefined): Promise<string> {
		if (binary === undefined) throw new Error('There is no file');
		const { id, data } = binary;
		if (id === undefined) return Buffer.from(data, 'base64').toString('utf8');
		return (await this.service.getAsBuffer({ ...binary, id })).toString('utf8');
	}

	async onDisk(path: string): Promise<Buffer> {
		return await readFile(join(this.folder, path));
	}
}
