// The page of a run: the curve of best score and bound closing in, and the figures of a build under way. Without this script the
// page shows a bar and a link to reload.
import { whenSeen } from './parts/when-seen.js';

const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

async function draw(element, labels) {
  const { init } = await import('./parts/charts.js');
  const chart = init(element, null, { renderer: 'svg' });
  const fontFamily = getComputedStyle(document.body).fontFamily;
  addEventListener('resize', () => chart.resize());
  element.closest('details')?.addEventListener('toggle', () => chart.resize());
  return curve => {
    const line = (name, key, tone, type) => ({
      name, type: 'line', showSymbol: false, step: 'end', lineStyle: { color: colour(tone), width: 2, type }, itemStyle: { color: colour(tone) },
      data: curve.map(point => [point.seconds, point[key]]),
    });
    const ink = colour('--ink-2');
    chart.setOption({
      animation: false,
      textStyle: { color: ink, fontFamily },
      grid: { left: 8, right: 24, top: 40, bottom: 32, containLabel: true },
      legend: { top: 0, icon: 'rect', itemWidth: 16, itemHeight: 4, itemGap: 24, textStyle: { color: ink, fontFamily } },
      tooltip: { trigger: 'axis', valueFormatter: value => number.format(value) },
      xAxis: { type: 'value', name: labels.secondsLabel, nameLocation: 'middle', nameGap: 24, min: 0, axisLabel: { color: ink }, splitLine: { show: false } },
      yAxis: { type: 'value', scale: true, axisLabel: { color: ink }, splitLine: { lineStyle: { color: colour('--line') } } },
      series: [line(labels.boundLabel, 'bound', '--warn', 'dashed'), line(labels.scoreLabel, 'score', '--accent', 'solid')],
    });
  };
}

const running = document.querySelector('[data-run-progress]');
if (running) {
  const find = name => running.querySelector(`[data-${name}]`);
  find('no-script')?.remove();
  const curve = draw(find('chart'), running.dataset);
  let phase = '';
  const look = async () => {
    try {
      const answer = await fetch(running.dataset.runProgress, { headers: { Accept: 'application/json' } });
      if (answer.status === 401) { location.reload(); return; }
      if (answer.ok) {
        const now = await answer.json();
        if (now.ended) { location.reload(); return; }
        if (now.phaseText !== phase) find('phase').textContent = phase = now.phaseText;
        find('percent').textContent = `${now.percent} %`;
        find('bar').value = now.percent;
        if (now.progress) {
          for (const name of ['meetings', 'score', 'bound', 'breaks', 'seconds'])
            find(name).textContent = now.progress[name] === null ? '–' : number.format(now.progress[name]);
          if (now.progress.curve.length > 0) (await curve)(now.progress.curve);
        }
      }
    } catch {
      // The server may be restarting; the next look will tell.
    }
    setTimeout(look, 1000);
  };
  look();
}

for (const element of document.querySelectorAll('[data-curve]'))
  whenSeen(element, async () => (await draw(element, element.dataset))(JSON.parse(element.dataset.curve)));
