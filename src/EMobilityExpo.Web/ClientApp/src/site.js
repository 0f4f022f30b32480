// On every page: the small things that need no library. Pages work without this script.

// Lists: j and k walk through the rows, enter opens, / goes to the search field.
document.addEventListener('keydown', event => {
  if (event.target.closest('input, textarea, select, [contenteditable]') || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') {
    const search = document.querySelector('[data-search]');
    if (search) { event.preventDefault(); search.focus(); }
    return;
  }
  if (event.key !== 'j' && event.key !== 'k') return;
  const links = [...document.querySelectorAll('[data-rows] [data-row-link]')];
  if (links.length === 0) return;
  const here = links.indexOf(document.activeElement);
  const next = links[Math.min(links.length - 1, Math.max(0, here + (event.key === 'j' ? 1 : -1)))];
  next.focus();
});

// Selects and checkboxes that send their form at once.
document.addEventListener('change', event => {
  if (event.target.matches('[data-submit]')) event.target.form.requestSubmit();
});

// A search form that shows what it finds in place, while one types; what else was typed on the page stays. Without this script the
// finds are a page of their own.
let asking, waiting;
async function find(form) {
  asking?.abort();
  asking = new AbortController();
  const answer = await fetch(`${location.pathname}?${new URLSearchParams(new FormData(form))}`, { signal: asking.signal, headers: { Accept: 'text/html' } });
  const found = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(form.dataset.find);
  if (!found) throw new Error('nothing to show');
  document.getElementById(form.dataset.find).replaceChildren(...found.childNodes);
}
document.addEventListener('input', event => {
  const form = event.target.form;
  if (!form?.matches('[data-find]')) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => find(form).catch(() => {}), 300);
});
document.addEventListener('submit', event => {
  const form = event.target;
  if (!form.matches('[data-find]')) return;
  event.preventDefault();
  clearTimeout(waiting);
  find(form).catch(error => { if (error.name !== 'AbortError') form.submit(); });
});

// A form is sent once.
document.addEventListener('submit', event => {
  const button = event.submitter;
  if (!button || event.target.matches('[data-again], [data-find]')) return;
  setTimeout(() => { button.disabled = true; setTimeout(() => { button.disabled = false; }, 5000); });
});

// What takes longer than half a second is seen to be under way. Of a file that is saved no page comes: after a while the bar goes by itself.
const slow = document.querySelector('[data-slow]');
let timer;
function quiet() {
  clearTimeout(timer);
  slow.hidden = true;
}
if (slow) {
  addEventListener('beforeunload', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      slow.hidden = false;
      timer = setTimeout(quiet, 15000);
    }, 500);
  });
  addEventListener('pageshow', quiet);
}

document.addEventListener('click', event => {
  if (event.target.closest('[data-print]')) window.print();
});

// A table that is wider than its place can be scrolled by the arrow keys, and says what it is.
function reachable() {
  for (const wrap of document.querySelectorAll('.tablewrap')) {
    const scrolls = wrap.scrollWidth > wrap.clientWidth || wrap.scrollHeight > wrap.clientHeight;
    if (!scrolls || wrap.hasAttribute('tabindex')) continue;
    wrap.tabIndex = 0;
    wrap.setAttribute('role', 'group');
    const caption = wrap.querySelector('caption');
    if (caption) wrap.setAttribute('aria-label', caption.textContent.trim());
  }
}
reachable();
addEventListener('resize', reachable);
document.addEventListener('htmx:afterSwap', reachable);
