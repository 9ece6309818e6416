import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Container as N8nContainer } from '@n8n/di';
import type { ErrorReporter } from 'n8n-core';
import { BinaryDataBlobManager, BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';
import { engineKnowsByteStores } from '../engine';
import { BUCKET, startFakeS3 } from './fakeS3';

/** The services of the engine under test, of which there are two. */
const { Container } = outside.engine('@n8n/di') as { Container: typeof N8nContainer };

export const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');

/** A file as n8n keeps it in memory. */
export function inMemory(content: Buffer, fileName: string, mimeType: string): IBinaryData {
	return { data: content.toString('base64'), fileName, mimeType };
}

/** Where n8n keeps files. */
export const storageService = (): BinaryDataService => Container.get(BinaryDataService);

/** Where n8n keeps files in a test: in memory if nothing is said. */
type Storage = 'filesystem' | 's3';

/** Lets n8n's storage of S3 talk to this one, and only to this one. */
async function toS3(service: BinaryDataService, host: string): Promise<void> {
	const [store, config] = engineKnowsByteStores
		? [outside.engine('@n8n/blob-storage/object-store'), outside.engine('@n8n/blob-storage')]
		: [
				outside.engine('n8n-core/dist/binary-data/object-store/object-store.service.ee'),
				outside.engine('n8n-core/dist/binary-data/object-store/object-store.config'),
			];
	const { ObjectStoreService } = store as { ObjectStoreService: new () => object };
	const { ObjectStoreConfig, S3ByteStore } = config as {
		ObjectStoreConfig: new () => object;
		S3ByteStore: new (store: object) => ConstructorParameters<typeof BinaryDataBlobManager>[0];
	};
	Object.assign(Container.get(ObjectStoreConfig), {
		host,
		protocol: 'http',
		bucket: { name: BUCKET, region: 'us-east-1' },
		credentials: { accessKey: 'key', accessSecret: 'secret', authAutoDetect: false },
	});
	if (!engineKnowsByteStores) return;
	const bytes = new S3ByteStore(Container.get(ObjectStoreService));
	const reporter = Reflect.get(service, 'errorReporter') as ErrorReporter;
	service.setManager('s3', new BinaryDataBlobManager(bytes, reporter));
}

/** Lets n8n keep files on disk, as it does by default, or in S3, until the tests have ended. */
export function useStorage(mode: Storage = 'filesystem') {
	let folder: string;
	let service: BinaryDataService;
	let before: object;
	let s3: Awaited<ReturnType<typeof startFakeS3>> | undefined;
	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'whaapy-files-'));
		service = storageService();
		const config = Reflect.get(service, 'config') as object;
		const managers = Reflect.get(service, 'managers') as object;
		before = {
			mode: Reflect.get(service, 'mode'),
			config: { ...config },
			// As long as there is none, n8n keeps files in memory.
			managers: { ...managers },
		};
		Object.assign(config, { mode, availableModes: [mode], localStoragePath: folder });
		if (mode === 's3') {
			s3 = await startFakeS3();
			await toS3(service, s3.host);
		}
		await service.init();
	});
	// The engine goes on to serve other test files.
	afterAll(async () => {
		Object.assign(service, before);
		s3?.close();
		await rm(folder, { recursive: true, force: true });
	});

	/** A file as n8n keeps it there. */
	return async (content: Buffer, fileName: string, mimeType: string): Promise<IBinaryData> => {
		const location = { type: 'execution', workflowId: 'w', executionId: 'e' } as const;
		return await service.store(location, content, { data: '', fileName, mimeType });
	};
}
