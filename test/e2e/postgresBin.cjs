const { existsSync, readdirSync } = require('node:fs');
const path = require('node:path');

const DEBIAN = '/usr/lib/postgresql';

/**
 * The folder of the newest Postgres server among Debian's packages; undefined if none is installed.
 * Debian keeps it out of the PATH, and the package of the client alone makes such a folder too.
 *
 * @returns {string | undefined}
 */
function postgresBin() {
	if (!existsSync(DEBIAN)) return undefined;
	return readdirSync(DEBIAN)
		.sort((one, other) => Number(other) - Number(one))
		.map((version) => path.join(DEBIAN, version, 'bin'))
		.find((folder) => existsSync(path.join(folder, 'initdb')));
}

module.exports = { postgresBin };
