// Draws what the tables of the dashboard say. Without this script the tables are there.
import { whenSeen } from './parts/when-seen.js';

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
for (const element of document.querySelectorAll('[data-chart]')) whenSeen(element, () => draw(element));

async function draw(element) {
  const { init } = await import('./parts/charts.js');
  const { names, lines } = JSON.parse(element.dataset.chart);
  const chart = init(element, null, { renderer: 'svg' });
  const [ink, fontFamily] = [colour('--ink-2'), getComputedStyle(document.body).fontFamily];
  addEventListener('resize', () => chart.resize());
  chart.setOption({
    animation: false,
    textStyle: { color: ink, fontFamily },
    color: [1, 2, 3, 4, 5, 6, 7, 8].map(hue => colour(`--hue-${hue}`)),
    grid: { left: 8, right: 24, top: 64, bottom: 8, containLabel: true },
    legend: { type: 'scroll', top: 0, textStyle: { color: ink, fontFamily } },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: names, axisLabel: { color: ink, hideOverlap: true } },
    yAxis: { type: 'value', minInterval: 1, axisLabel: { color: ink }, splitLine: { lineStyle: { color: colour('--line') } } },
    series: lines.map(line => ({
      name: line.name, type: line.type, data: line.values, stack: line.stack ?? undefined, areaStyle: line.stack ? { opacity: 0.25 } : undefined,
      showSymbol: names.length < 3, step: line.type === 'line' && !line.stack ? 'middle' : undefined,
    })),
  });
}
