const { rmSync } = require('node:fs');
const { tmpdir } = require('node:os');

/** Removes the folder that the configuration made for n8n. */
module.exports = () => {
	const folder = process.env.N8N_USER_FOLDER;
	if (folder?.startsWith(tmpdir())) rmSync(folder, { recursive: true, force: true });
};
