// Puts what the pages load into ../wwwroot/lib: libraries as they are, and our modules bundled with the parts they use.
import { build } from 'esbuild';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const out = '../wwwroot/lib';
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
cpSync('node_modules/bootstrap/dist/css/bootstrap.min.css', `${out}/bootstrap.min.css`);
cpSync('node_modules/htmx.org/dist/htmx.min.js', `${out}/htmx.min.js`);
cpSync('node_modules/@event-calendar/core/dist/index.css', `${out}/event-calendar.css`);
await build({
  entryPoints: ['src/*.js'],
  bundle: true, splitting: true, minify: true, format: 'esm', target: 'es2022', outdir: out, logLevel: 'warning',
});
// Packed here as small as it gets, once, rather than quickly at every request.
for (const name of readdirSync(out).filter(name => /\.(js|css)$/.test(name)))
  writeFileSync(`${out}/${name}.br`, brotliCompressSync(readFileSync(`${out}/${name}`)));
