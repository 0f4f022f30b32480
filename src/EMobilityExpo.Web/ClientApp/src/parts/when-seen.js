// Does something when an element comes near the window: what is large is loaded for those who get there.
export function whenSeen(element, work) {
  const observer = new IntersectionObserver(entries => {
    if (!entries.some(entry => entry.isIntersecting)) return;
    observer.disconnect();
    work();
  }, { rootMargin: '200px' });
  observer.observe(element);
}
