// n8n 1.x looks after its SSH connections every minute, for ever, which would keep a test's process.
const { setInterval } = globalThis;
globalThis.setInterval = (...args) => setInterval(...args).unref();
