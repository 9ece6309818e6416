const { execFile } = require('node:child_process');
const { mkdir, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { promisify } = require('node:util');
const esbuild = require('esbuild');
const gulp = require('gulp');
const { n8n } = require('./package.json');

const clean = () => rm('dist', { recursive: true, force: true });

const check = () =>
	promisify(execFile)(process.execPath, [
		require.resolve('typescript/bin/tsc'),
		'-p',
		'.',
		// What has not changed since the last time is not checked again.
		'--incremental',
		'--tsBuildInfoFile',
		'.cache/types.tsbuildinfo',
	]).catch(({ stdout }) => {
		throw new Error(`The types do not hold:\n${stdout}`);
	});

const sourceOf = (file) => path.join('.', path.relative('dist', file).replace(/\.js$/, '.ts'));
/** Where the build says what went into the bundles: LICENSE has to name it. */
const METAFILE = '.cache/bundle.json';

/** The one file with all that n8n loads, beside the icons and outputs of the nodes. */
const BUNDLE = path.join(path.dirname(n8n.nodes[0]), 'bundle.js');

/**
 * Both nodes and the credential become one file with everything they need inside but `n8n-workflow`.
 * The files that n8n loads pass it on: so the nodes share what this process knows of an account.
 */
const bundle = async () => {
	const entries = [...n8n.credentials, ...n8n.nodes];
	const { metafile } = await esbuild.build({
		stdin: {
			contents: entries.map((file) => `export * from './${sourceOf(file)}';`).join('\n'),
			resolveDir: __dirname,
		},
		outfile: BUNDLE,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node18',
		external: ['n8n-workflow'],
		// Data is a file of its own, which is read when it is needed.
		loader: { '.json': 'copy' },
		assetNames: '[name]',
		minify: true,
		legalComments: 'none',
		logLevel: 'warning',
		metafile: true,
	});
	await mkdir(path.dirname(METAFILE), { recursive: true });
	await writeFile(METAFILE, JSON.stringify(metafile));
	for (const file of entries) {
		await mkdir(path.dirname(file), { recursive: true });
		const bundled = path.relative(path.dirname(file), BUNDLE);
		await writeFile(file, `module.exports=require('./${bundled}');\n`);
	}
};

const assets = () =>
	gulp
		.src(
			[
				'nodes/**/*.svg',
				'nodes/**/*.node.json',
				'nodes/**/__schema__/**/*.json',
				'credentials/*.svg',
			],
			{
				base: '.',
				encoding: false,
			},
		)
		.pipe(gulp.dest('dist'));

/** Without the check of the types, for what builds again and again: the tests and `npm run dev`. */
exports.bundle = gulp.parallel(bundle, assets);
exports.types = check;
exports.build = gulp.series(clean, gulp.parallel(check, exports.bundle));
exports.default = exports.build;
