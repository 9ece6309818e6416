import { createOutside } from './outside.cjs';

// For what runs the engine without Jest: here everything is outside.
globalThis.outside = createOutside();
