/** What tests reach outside of Jest, see environment.cjs. */
interface Outside {
	/** Loads a module of the engine under test, of which there are two, or a file. */
	engine(name: string): unknown;
	/** Loads a module of the tools. */
	tool(name: string): unknown;
	/** Loads a module that build.cjs has prepared. */
	prepared(name: string): unknown;
	/** Where the built package lies. */
	packageFolder: string;
	/** Lets the built package be loaded anew, as in another process. */
	forgetPackage(): void;
}

declare var outside: Outside;
