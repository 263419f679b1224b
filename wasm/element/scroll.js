/**
 * Scrolls to what the reader asked for, where next to nothing of it shows.
 *
 * @param {Element | null} element
 */
export function scrollTo(element) {
  const box = element?.getBoundingClientRect();
  if (box && (box.top > innerHeight * 0.7 || box.bottom < innerHeight * 0.1)) element?.scrollIntoView();
}
