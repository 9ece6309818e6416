import type * as contract from '../../../tools/contract';
import type * as resources from '../../../nodes/Whaapy/resources';
import type * as sandbox from '../../../tools/sandbox';

interface Prepared {
	contract: typeof contract;
	resources: typeof resources;
	sandbox: typeof sandbox;
}

/** A module of ours that is loaded once for all test files of a worker; the same code in one file. */
export const prepared = <Name extends keyof Prepared>(name: Name): Prepared[Name] =>
	outside.prepared(name) as Prepared[Name];
