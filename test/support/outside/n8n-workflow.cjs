// A test with a clock of its own needs it inside of Jest, where the clock is.
module.exports = globalThis.outside
	? globalThis.outside.engine('n8n-workflow')
	: require('../../../node_modules/n8n-workflow');
