/** Search, and one node at a time; without it the page shows all nodes below each other. */
export const PAGE_SCRIPT = `
'use strict';
(() => {
  const parts = [...document.querySelectorAll('main > article, main > section')];
  const links = [...document.querySelectorAll('nav li')];
  const search = document.getElementById('search');
  const found = document.getElementById('found');

  const show = (move) => {
    const id = decodeURIComponent(location.hash.slice(1));
    const part = parts.find((one) => one.id === id) ?? (id === '' || id === 'content' ? parts[0] : undefined);
    if (!part) return;
    for (const one of parts) one.hidden = one !== part;
    for (const link of document.querySelectorAll('nav a')) {
      if (link.hash.slice(1) === part.id) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    document.querySelector('nav a[aria-current]')?.scrollIntoView({ block: 'nearest' });
    for (const picture of part.querySelectorAll('.picture')) {
      const focus = picture.querySelector('.focus rect');
      if (focus) picture.scrollLeft = focus.getBBox().x - picture.clientWidth / 2 + focus.getBBox().width / 2;
    }
    if (move) {
      window.scrollTo(0, 0);
      part.focus({ preventScroll: true });
    }
  };

  const filter = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let count = 0;
    for (const link of links) {
      link.hidden = !words.every((word) => link.dataset.words.includes(word));
      if (!link.hidden) count += 1;
    }
    for (const list of document.querySelectorAll('nav section')) list.hidden = !list.querySelector('li:not([hidden])');
    found.textContent = words.length === 0 ? '' : count + (count === 1 ? ' node' : ' nodes');
  };

  const relatives = (picture, start, from, to) => {
    const seen = new Set([start]);
    const lines = [...picture.querySelectorAll('path')];
    for (const id of seen) for (const line of lines) if (line.dataset[from] === id) seen.add(line.dataset[to]);
    return seen;
  };

  const light = (picture, id) => {
    const above = id ? relatives(picture, id, 'to', 'from') : new Set();
    const below = id ? relatives(picture, id, 'from', 'to') : new Set();
    const isLit = (one) => above.has(one) || below.has(one);
    picture.classList.toggle('lit', Boolean(id));
    for (const box of picture.querySelectorAll('.box')) box.classList.toggle('on', isLit(box.dataset.id));
    for (const line of picture.querySelectorAll('path')) {
      const { from, to } = line.dataset;
      line.classList.toggle('on', (above.has(from) && above.has(to)) || (below.has(from) && below.has(to)));
    }
  };

  for (const picture of document.querySelectorAll('.picture')) {
    const at = (event) => event.target.closest('.box')?.dataset.id;
    picture.addEventListener('pointerover', (event) => light(picture, at(event)));
    picture.addEventListener('pointerleave', () => light(picture));
    picture.addEventListener('focusin', (event) => light(picture, at(event)));
    picture.addEventListener('focusout', () => light(picture));
  }
  search.addEventListener('input', filter);
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') document.querySelector('nav li:not([hidden]) a')?.click();
    if (event.key === 'Escape') { search.value = ''; filter(); }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target === search || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    search.focus();
  });
  window.addEventListener('hashchange', () => show(true));
  document.documentElement.classList.add('scripted');
  show(false);
})();
`;
