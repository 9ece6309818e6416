const { promisify } = require('node:util');
const { bundle } = require('../gulpfile.js');

/** Jest's global setup of the engine tests: what they test is never an older build. */
module.exports = async () => await promisify(bundle)();
