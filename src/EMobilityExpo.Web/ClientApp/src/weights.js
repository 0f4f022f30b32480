// Sliders and number fields of the weights tell each other; the fields are what is sent. forms.js asks for the preview.
const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent', maximumFractionDigits: 0 });

document.addEventListener('input', event => {
  const list = event.target.closest('[data-weights]');
  if (!list) return;
  const slides = event.target.dataset.slides;
  if (slides) {
    const field = document.getElementById(slides);
    field.value = event.target.value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return;
  }
  for (const preset of document.querySelectorAll('.presets [aria-pressed]')) preset.setAttribute('aria-pressed', 'false');
  const slider = list.querySelector(`[data-slides="${event.target.id}"]`);
  if (slider) slider.value = event.target.value || 0;
  const fields = [...list.querySelectorAll('input[type=number]')];
  const sum = fields.reduce((total, field) => total + Math.max(0, Number(field.value)), 0);
  for (const field of fields) {
    field.closest('li').querySelector('[data-share]').textContent = sum > 0 ? percent.format(Math.max(0, Number(field.value)) / sum) : '–';
  }
});
