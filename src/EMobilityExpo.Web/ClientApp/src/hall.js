// The star of a card turns at once; without this script it is a form that comes back to the same place.
document.addEventListener('submit', async event => {
  const form = event.target;
  if (!form.matches('[data-star]')) return;
  event.preventDefault();
  const button = form.querySelector('button');
  const body = new FormData(form);
  const on = button.value === 'true';
  body.set('on', button.value);
  const show = pressed => {
    button.setAttribute('aria-pressed', String(pressed));
    button.value = String(!pressed);
    button.querySelector('[data-sign]').textContent = pressed ? '★' : '☆';
  };
  show(on);
  try {
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
    if (answer.type !== 'opaqueredirect' && !answer.ok) throw new Error('refused');
  } catch {
    show(!on);
    form.removeAttribute('data-star');
    form.requestSubmit(button);
  }
});
