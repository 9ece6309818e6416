// n8n loads the nodes and the credential from the files that package.json names under "n8n".
module.exports = {};
