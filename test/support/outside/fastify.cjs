module.exports = globalThis.outside.tool('fastify');
