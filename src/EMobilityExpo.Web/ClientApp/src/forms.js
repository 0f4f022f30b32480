// Forms with rows that come and go: without this script every step is a page of its own; with it only the form is renewed.

const fetched = async (form, body) => {
  const answer = await fetch(form.action || location.href, { method: 'POST', body, headers: { Accept: 'text/html' } });
  if (!answer.ok || answer.redirected) throw new Error('not a form');
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
};

const replace = (page, id) => {
  const [now, then] = [document.getElementById(id), page.getElementById(id)];
  if (now && then) now.replaceWith(then);
};

// Nothing moves under a finger or a pressed button: it would be let go of beside what it was pressed on, and the click be lost.
let released, letGo;
const press = () => { letGo?.(); released = new Promise(done => { letGo = done; }); };
addEventListener('pointerdown', press, true);
for (const end of ['pointerup', 'pointercancel', 'dragend']) addEventListener(end, () => setTimeout(() => letGo?.()), true);

document.addEventListener('submit', async event => {
  const form = event.target;
  const step = event.submitter;
  if (!form.matches('[data-steps]') || step?.name !== 'Step') return;
  event.preventDefault();
  try {
    const page = await fetched(form, new FormData(form, step));
    replace(page, form.id);
    if (form.dataset.preview) { replace(page, form.dataset.preview); say(form.dataset.preview); }
    const again = [...document.querySelectorAll(`#${form.id} button[name=Step]`)];
    const same = again.find(button => button.value === step.value) ?? again.find(button => button.value.startsWith(step.value.split(':')[0]));
    same?.focus();
  } catch {
    step.setAttribute('data-plain', '');
    form.removeAttribute('data-steps');
    form.requestSubmit(step);
  }
}, true);

// A field that is left is held to the rules of the server at once; only its own message is renewed.
document.addEventListener('change', async event => {
  const field = event.target;
  const form = field.closest('form[data-check]');
  const place = `[data-valmsg-for="${field.name}"]`;
  if (!form?.querySelector(place)) return;
  const body = new FormData(form);
  body.set('Step', 'check');
  try {
    const said = (await fetched(form, body)).querySelector(place);
    if (!said) return;
    await released;
    form.querySelector(place).replaceWith(said);
    field.classList.toggle('input-validation-error', said.textContent !== '');
  } catch {
    // It is checked again when the form is sent.
  }
});

// What the form would give is drawn again shortly after each change; the last change wins. A line that is never replaced says it
// to those who do not see it.
let waiting, asked = 0;
const say = id => {
  const [line, said] = [document.querySelector(`[data-said-of="${id}"]`), document.querySelector(`#${id} [data-said]`)];
  if (line && said) line.textContent = said.textContent;
};
document.addEventListener('input', event => {
  const form = event.target.closest('form[data-preview]');
  if (!form || !event.target.name) return;
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const body = new FormData(form);
    const mine = ++asked;
    body.set('Step', 'look');
    document.getElementById(form.dataset.preview)?.setAttribute('aria-busy', 'true');
    try {
      const page = await fetched(form, body);
      await released;
      if (mine !== asked) return;
      replace(page, form.dataset.preview);
      say(form.dataset.preview);
    } catch {
      // The picture stays as it was; the button under it draws it again.
      document.getElementById(form.dataset.preview)?.removeAttribute('aria-busy');
    }
  }, 500);
});

// After an error, to the first field it is about.
if (document.querySelector('[data-focus-errors]')) document.querySelector('.input-validation-error')?.focus();
