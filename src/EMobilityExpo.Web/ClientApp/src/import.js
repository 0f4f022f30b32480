// The pages of the import: a file can be dropped, and the progress of taking it over is watched. Both work without this script.

for (const zone of document.querySelectorAll('[data-drop]')) {
  const input = zone.querySelector('input[type=file]');
  const name = zone.querySelector('[data-drop-name]');
  const tell = () => {
    const file = input.files[0];
    const tooLarge = file && file.size > Number(zone.dataset.limit);
    name.textContent = !file ? '' : tooLarge ? zone.dataset.tooLarge : file.name;
    zone.classList.toggle('drop-bad', Boolean(tooLarge));
    input.setCustomValidity(tooLarge ? zone.dataset.tooLarge : '');
  };
  input.addEventListener('change', tell);
  for (const type of ['dragenter', 'dragover'])
    zone.addEventListener(type, event => { event.preventDefault(); zone.classList.add('drop-over'); });
  for (const type of ['dragleave', 'drop'])
    zone.addEventListener(type, event => { event.preventDefault(); zone.classList.remove('drop-over'); });
  zone.addEventListener('drop', event => {
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    tell();
  });
}

const watched = document.querySelector('[data-import-job]');
if (watched) {
  const phases = JSON.parse(watched.dataset.phases);
  const [bar, phase, percent] = ['bar', 'phase', 'percent'].map(name => watched.querySelector(`[data-${name}]`));
  watched.querySelector('[data-no-script]')?.remove();
  let said = '';
  const look = async () => {
    try {
      const answer = await fetch(watched.dataset.importJob, { headers: { Accept: 'application/json' } });
      if (answer.status === 401) { location.reload(); return; }
      if (answer.ok) {
        const job = await answer.json();
        if (['succeeded', 'cancelled', 'failed'].includes(job.status)) { location.replace(watched.dataset.done); return; }
        bar.value = job.percent;
        percent.textContent = `${job.percent} %`;
        const words = phases[job.phase] ?? phases.waiting;
        if (words !== said) phase.textContent = said = words;
      }
    } catch {
      // The server may be restarting; the next look will tell.
    }
    setTimeout(look, 700);
  };
  look();
}
