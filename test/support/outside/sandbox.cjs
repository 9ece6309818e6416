module.exports = globalThis.outside.prepared('sandbox');
