// The heat map: the scores of the table as a picture that can be zoomed, each cell a way to its pair. Without this script the table
// shows the same; with it its cells are walked by the arrow keys.
import { whenSeen } from './parts/when-seen.js';

const target = document.querySelector('[data-heatmap]');
if (target) whenSeen(target.parentElement, () => draw(target, JSON.parse(document.getElementById('scores').textContent)));
for (const table of document.querySelectorAll('[data-heat]')) walk(table);

// The chart library reads no colours that are mixed in CSS: one pixel says what they come to.
function resolved(colour) {
  const pen = new OffscreenCanvas(1, 1).getContext('2d');
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  return `rgb(${[...pen.getImageData(0, 0, 1, 1).data].slice(0, 3)})`;
}

function hatch(line, ground) {
  const image = document.createElement('canvas');
  image.width = image.height = 8;
  const pen = image.getContext('2d');
  pen.fillStyle = ground;
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = line;
  pen.lineWidth = 1.5;
  for (const at of [-8, 0, 8]) { pen.moveTo(at, 8); pen.lineTo(at + 8, 0); }
  pen.stroke();
  return { image, repeat: 'repeat' };
}

async function draw(element, { home, exhibitors, buyers, scores }) {
  const { init } = await import('./parts/heat-chart.js');
  const token = name => resolved(getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  const [ink, line, paper, strong] = ['--ink-2', '--line', '--paper-2', '--line-2'].map(token);
  const shades = [...document.querySelectorAll('[data-shade]')].map(one => resolved(getComputedStyle(one).backgroundColor));
  const shade = score => shades[Math.min(Math.floor(score / shades.length), shades.length - 1)];
  const fontFamily = getComputedStyle(document.body).fontFamily;
  const vetoed = hatch(strong, paper);
  element.hidden = false;
  element.style.height = `${Math.min(900, Math.max(360, exhibitors.length * 18 + 190))}px`;
  const chart = init(element, null, { renderer: 'canvas' });
  addEventListener('resize', () => chart.resize());
  const narrow = element.clientWidth < 600;
  const axis = (side, options) => ({
    type: 'category', data: side.map(who => who.name), axisTick: { show: false }, axisLine: { lineStyle: { color: line } },
    axisLabel: { color: ink, fontFamily, fontSize: 11, width: narrow ? 70 : 120, overflow: 'truncate', ...options.axisLabel }, ...options.axis,
  });
  const zoom = options => ({ ...options, brushSelect: false, showDetail: false, borderColor: line, fillerColor: token('--accent-soft'), filterMode: 'weakFilter', textStyle: { color: ink } });
  chart.setOption({
    animation: false,
    textStyle: { color: ink, fontFamily },
    grid: { left: narrow ? 78 : 132, right: 36, top: 96, bottom: 36 },
    tooltip: {
      confine: true,
      formatter: ({ value: [x, y] }) => {
        const score = scores[y][x];
        const box = document.createElement('div');
        const title = document.createElement('strong');
        title.textContent = score ?? element.dataset.veto;
        box.append(title, document.createElement('br'), exhibitors[y].name, document.createElement('br'), `${buyers[x].name} (${buyers[x].country})`);
        return box;
      },
    },
    xAxis: axis(buyers, { axis: { position: 'top' }, axisLabel: { rotate: 60, width: 90 } }),
    yAxis: axis(exhibitors, { axis: { inverse: true }, axisLabel: {} }),
    dataZoom: [
      zoom({ type: 'slider', xAxisIndex: 0, bottom: 4, height: 18 }), zoom({ type: 'slider', yAxisIndex: 0, right: 4, width: 18 }),
      { type: 'inside', xAxisIndex: 0, zoomOnMouseWheel: 'ctrl', moveOnMouseMove: true }, { type: 'inside', yAxisIndex: 0, zoomOnMouseWheel: 'ctrl', moveOnMouseMove: true },
    ],
    // Cells bring their own colours; the library wants this component beside a heat map.
    visualMap: { show: false, min: 0, max: 100, seriesIndex: [] },
    series: [{
      type: 'heatmap', progressive: 0, emphasis: { itemStyle: { borderColor: token('--ink'), borderWidth: 2 } },
      label: { show: exhibitors.length * buyers.length <= 900 && !narrow, fontSize: 10, formatter: ({ value: [x, y] }) => scores[y][x] ?? '✕' },
      data: scores.flatMap((row, y) => row.map((score, x) => ({
        value: [x, y, score ?? 0],
        itemStyle: { color: score === null ? vetoed : shade(score), borderColor: paper, borderWidth: 0.5 },
        label: { color: score === null ? ink : labelOn(shade(score)) },
      }))),
    }],
  });
  chart.on('click', ({ value: [x, y] }) => { location.href = `${home}/${exhibitors[y].id}/${buyers[x].id}`; });
}

function labelOn(colour) {
  const [red, green, blue] = colour.match(/\d+/g).map(Number);
  return red * 0.3 + green * 0.59 + blue * 0.11 > 140 ? '#10181c' : '#ffffff';
}

// One cell is in the order of the tab key; arrows go to its neighbours, Home and End to the ends of its row.
function walk(table) {
  const rows = [...table.querySelectorAll('tr')].map(row => [...row.querySelectorAll('td a')]).filter(row => row.length > 0);
  for (const link of rows.flat()) link.tabIndex = -1;
  rows[0][0].tabIndex = 0;
  table.addEventListener('keydown', event => {
    const y = rows.findIndex(row => row.includes(event.target));
    if (y < 0) return;
    const x = rows[y].indexOf(event.target);
    const next = {
      ArrowUp: rows[y - 1]?.[x], ArrowDown: rows[y + 1]?.[x], ArrowLeft: rows[y][x - 1], ArrowRight: rows[y][x + 1], Home: rows[y][0], End: rows[y].at(-1),
    }[event.key];
    if (!next) return;
    event.preventDefault();
    event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
}
