// A page that waits for work in the background: shows how far it is and loads itself again at the end. Without this script there is a
// link to look again.
const waiting = document.querySelector('[data-wait-job]');

if (waiting) {
  waiting.querySelector('[data-no-script]')?.remove();
  const look = async () => {
    try {
      const answer = await fetch(waiting.dataset.waitJob, { headers: { Accept: 'application/json' } });
      if (answer.status === 401) { location.reload(); return; }
      if (answer.ok) {
        const job = await answer.json();
        if (['succeeded', 'cancelled', 'failed'].includes(job.status)) { location.reload(); return; }
        waiting.querySelector('[data-percent]').textContent = `${job.percent} %`;
        waiting.querySelector('[data-bar]').value = job.percent;
      }
    } catch {
      // The next look may get through.
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
}
