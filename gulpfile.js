const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const path = require('node:path');
const { promisify } = require('node:util');
const esbuild = require('esbuild');
const gulp = require('gulp');
const { n8n } = require('./package.json');

const clean = () => rm('dist', { recursive: true, force: true });

const check = () =>
	promisify(execFile)(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', '.']).catch(
		({ stdout }) => {
			throw new Error(`The types do not hold:\n${stdout}`);
		},
	);

/** Each entry that n8n loads becomes one file with everything it needs inside. */
const bundle = () =>
	esbuild.build({
		entryPoints: [...n8n.credentials, ...n8n.nodes].map((file) =>
			path.join('.', path.relative('dist', file).replace(/\.js$/, '.ts')),
		),
		outdir: 'dist',
		outbase: '.',
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node18',
		external: ['n8n-workflow'],
		minifyWhitespace: true,
		legalComments: 'none',
		logLevel: 'warning',
	});

const assets = () =>
	gulp
		.src(
			['nodes/**/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/*.json', 'credentials/*.svg'],
			{
				base: '.',
				encoding: false,
			},
		)
		.pipe(gulp.dest('dist'));

/** Without the check of the types, for what builds again and again: the tests and `npm run dev`. */
exports.bundle = gulp.parallel(bundle, assets);
exports.build = gulp.series(clean, gulp.parallel(check, exports.bundle));
exports.default = exports.build;
