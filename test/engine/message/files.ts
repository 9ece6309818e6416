import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Container as N8nContainer } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

/** The services of the engine under test, of which there are two. */
const { Container } = outside.engine('@n8n/di') as { Container: typeof N8nContainer };

export const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');

/** A file as n8n keeps it in memory. */
export function inMemory(content: Buffer, fileName: string, mimeType: string): IBinaryData {
	return { data: content.toString('base64'), fileName, mimeType };
}

/** Where n8n keeps files. */
export const storageService = (): BinaryDataService => Container.get(BinaryDataService);

/** Lets n8n keep files on disk, as it does by default, until the tests of the file have ended. */
export function useStorage() {
	let folder: string;
	let service: BinaryDataService;
	let before: object;
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
		Object.assign(config, {
			mode: 'filesystem',
			availableModes: ['filesystem'],
			localStoragePath: folder,
		});
		await service.init();
	});
	// The engine goes on to serve other test files.
	afterAll(async () => {
		Object.assign(service, before);
		await rm(folder, { recursive: true, force: true });
	});

	/** A file as n8n keeps it on disk. */
	return async (content: Buffer, fileName: string, mimeType: string): Promise<IBinaryData> => {
		const location = { type: 'execution', workflowId: 'w', executionId: 'e' } as const;
		return await service.store(location, content, { data: '', fileName, mimeType });
	};
}
