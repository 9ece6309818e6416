/** What the sandbox keeps: the records of the documentation pages, as they are shown there. */
export * from './broadcast';
export * from './contact';
export * from './conversation';
export * from './settings';
export type * from './template';
export type * from './webhook';
