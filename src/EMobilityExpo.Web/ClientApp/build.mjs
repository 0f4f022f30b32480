// Puts what the pages load into ../wwwroot/lib: libraries as they are, and our modules bundled with the parts they use.
import { build } from 'esbuild';
import { cpSync, mkdirSync, rmSync } from 'node:fs';

const out = '../wwwroot/lib';
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
cpSync('node_modules/bootstrap/dist/css/bootstrap.min.css', `${out}/bootstrap.min.css`);
cpSync('node_modules/htmx.org/dist/htmx.min.js', `${out}/htmx.min.js`);
cpSync('node_modules/@event-calendar/core/dist/index.css', `${out}/event-calendar.css`);
await build({
  entryPoints: { site: 'src/site.js', charts: 'src/charts.js', calendar: 'src/calendar.js', apidocs: 'src/apidocs.js', board: 'src/board.js', forms: 'src/forms.js', import: 'src/import.js' },
  bundle: true, minify: true, format: 'esm', target: 'es2022', outdir: out, logLevel: 'warning',
});
