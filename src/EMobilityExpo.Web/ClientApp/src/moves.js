// Dragging meetings on the board, by mouse, pen or finger. The handle is a link to the page that lists all slots: that is the way by
// keyboard and without this script. What is possible comes from the server; what is dropped is sent as a form, and the server decides.
const table = document.querySelector('[data-moves]');
const form = document.getElementById('moveform');
const say = document.getElementById('movesay');
const far = 6;
let drag = null;

const cellAt = event => document.elementFromPoint(event.clientX, event.clientY)?.closest('td[data-slot]');

/** What dropping on a cell would do: { ok, swap, text }. */
function judge(cell) {
  const { options, block } = drag;
  const row = cell.parentElement.dataset;
  const there = cell.querySelector('[data-meeting]');
  const slot = options.slots[Number(cell.dataset.slot)];
  if (there === block || !slot) return { ok: false, text: '' };
  const own = [options.exhibitor.id, options.buyer.id, options.interpreter?.id];
  if (row.party ? !own.includes(row.party) : !options.takesTable) return { ok: false, text: '' };
  // Whether two can change places, only the server knows: it says so when one tries.
  if (there) return { ok: true, swap: there.dataset.meeting, text: options.agreed ? `${say.dataset.swap} ${say.dataset.agreed}` : say.dataset.swap };
  if (slot.problems.length > 0) return { ok: false, text: slot.problems.map(problem => problem.text).join(' ') };
  if (!row.party && !slot.tables.some(one => String(one.number) === row.table)) return { ok: false, text: '' };
  if (row.party && slot.here) return { ok: false, text: '' };
  const time = table.querySelectorAll('th.slot')[cell.cellIndex - 1]?.textContent.trim() ?? '';
  const here = say.dataset.here.replace('{0}', time);
  return { ok: true, text: options.agreed ? `${here} ${say.dataset.agreed}` : here };
}

function tell(text) {
  say.hidden = !text;
  say.textContent = text;
}

function light() {
  for (const cell of table.querySelectorAll('td[data-slot]')) {
    const verdict = judge(cell);
    cell.classList.toggle('can', verdict.ok && !verdict.swap);
    cell.classList.toggle('cannot', !verdict.ok && !cell.contains(drag.block));
    if (verdict.text && !verdict.ok) cell.title = verdict.text;
  }
}

function dark() {
  for (const cell of table.querySelectorAll('.can, .cannot, .over')) {
    cell.classList.remove('can', 'cannot', 'over');
    cell.removeAttribute('title');
  }
}

async function look(link) {
  tell(say.dataset.looking);
  const answer = await fetch(`/api${table.dataset.moves}/${drag.block.dataset.meeting}/moves`, { headers: { Accept: 'application/json' } });
  if (!drag) return;
  // Whatever is the matter, the page of the meeting can say it.
  if (!answer.ok) { location.href = link.href; return; }
  drag.options = await answer.json();
  if (!drag) return;
  tell('');
  light();
}

function end() {
  if (!drag) return;
  drag.ghost?.remove();
  drag.block.classList.remove('moving');
  drag = null;
  dark();
  tell('');
}

function drop(cell) {
  const verdict = cell && drag.options ? judge(cell) : { ok: false };
  if (!verdict.ok) { end(); return; }
  form.action = `${table.dataset.moves}/${drag.block.dataset.meeting}`;
  form.elements.RowVersion.value = drag.options.rowVersion;
  form.elements.Slot.value = cell.dataset.slot;
  form.elements.Table.value = verdict.swap ? '' : cell.parentElement.dataset.table ?? '';
  form.elements.Swap.value = verdict.swap ?? '';
  end();
  form.submit();
}

table?.addEventListener('pointerdown', event => {
  const link = event.target.closest('.grip');
  if (!link || event.button !== 0) return;
  event.preventDefault();
  link.setPointerCapture(event.pointerId);
  drag = { link, block: link.closest('[data-meeting]'), x: event.clientX, y: event.clientY };
});

table?.addEventListener('pointermove', event => {
  if (!drag) return;
  if (!drag.ghost) {
    if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < far) return;
    drag.ghost = drag.block.cloneNode(true);
    drag.ghost.classList.add('ghost');
    drag.ghost.style.width = `${drag.block.offsetWidth}px`;
    document.body.append(drag.ghost);
    drag.block.classList.add('moving');
    look(drag.link);
  }
  drag.ghost.style.transform = `translate(${event.clientX + 8}px, ${event.clientY + 8}px)`;
  const wrap = table.parentElement;
  const box = wrap.getBoundingClientRect();
  wrap.scrollBy(event.clientX > box.right - 40 ? 12 : event.clientX < box.left + 140 ? -12 : 0, event.clientY > box.bottom - 40 ? 12 : event.clientY < box.top + 70 ? -12 : 0);
  table.querySelector('.over')?.classList.remove('over');
  const cell = cellAt(event);
  if (!cell || !drag.options) return;
  cell.classList.add('over');
  const { text } = judge(cell);
  if (say.textContent !== text) tell(text);
});

table?.addEventListener('pointerup', event => {
  if (!drag) return;
  if (!drag.ghost) {
    const { href } = drag.link;
    end();
    location.href = href;
    return;
  }
  drop(cellAt(event));
});

// The browser's own click after a drag must not open the page; a plain one is followed above.
table?.addEventListener('click', event => {
  if (event.target.closest('.grip') && event.detail > 0 && !event.ctrlKey && !event.metaKey) event.preventDefault();
});
table?.addEventListener('pointercancel', end);
addEventListener('keydown', event => { if (event.key === 'Escape') end(); });
