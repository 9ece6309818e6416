module.exports = globalThis.outside.engine('n8n-core');
