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
const NODES = n8n.nodes.map(sourceOf);

/**
 * What all bundles share: the limits and the lists of webhooks that this process knows, see there, and
 * the numbers of all countries.
 */
const SHARED = [
	'nodes/Whaapy/api/rateLimit/sharedLimits',
	'nodes/Whaapy/delivery/sharedLists',
	'nodes/Whaapy/phone/normalizePhone',
];

/** Leaves the shared modules out of the bundles of the nodes, which lie in one folder. */
const shareModules = {
	name: 'share-modules',
	setup({ onResolve }) {
		for (const module of SHARED) {
			const relative = path.posix.relative(path.dirname(NODES[0]), module);
			const filter = new RegExp(`/${path.posix.basename(module)}$`);
			onResolve({ filter }, () => ({ path: `./${relative}.js`, external: true }));
		}
	},
};

/** Where the build says what went into the bundles: LICENSE has to name it. */
const METAFILE = '.cache/bundle.json';

/** Each entry that n8n loads becomes one file with everything it needs inside but that module. */
const bundle = async () => {
	const { metafile } = await esbuild.build({
		entryPoints: [
			...n8n.credentials.map(sourceOf),
			...NODES,
			...SHARED.map((module) => `${module}.ts`),
		],
		outdir: 'dist',
		outbase: '.',
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node18',
		external: ['n8n-workflow'],
		plugins: [shareModules],
		minifyWhitespace: true,
		minifySyntax: true,
		legalComments: 'none',
		logLevel: 'warning',
		metafile: true,
	});
	await mkdir(path.dirname(METAFILE), { recursive: true });
	await writeFile(METAFILE, JSON.stringify(metafile));
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
exports.build = gulp.series(clean, gulp.parallel(check, exports.bundle));
exports.default = exports.build;
