import { installN8n, packPackage } from '../../tools/demo/provision';
import build from '../support/build.cjs';

/** Jest's global setup: n8n and the package are there before the first test, since several begin at once. */
export default async function setUp(config: Parameters<typeof build>[0]): Promise<void> {
	await build(config);
	await installN8n();
	await packPackage();
}
