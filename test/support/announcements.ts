/**
 * What a screen reader would say, in order: the names of what gets the focus, and what changes in live regions. A log
 * says what is added to it; a status or an alert says all of its words whenever they change; what is hidden, or off, is
 * not said. Browsers give pages no
 * screen reader to ask, so this follows the rules of ARIA for the few roles that the page uses.
 */
import type { Page } from 'playwright-core';

const listener = `(() => {
  const said = [];
  const told = new WeakMap();
  const words = (node) => {
    const copy = node.cloneNode(true);
    for (const silent of copy.querySelectorAll?.('[aria-live=off], [aria-hidden=true]') ?? []) silent.remove();
    return (copy.textContent ?? '').replace(/\\s+/g, ' ').trim();
  };
  const say = (how, text) => { if (text !== '') said.push(how + ': ' + text); };
  const nameOf = (element) => {
    const labelled = element.getAttribute('aria-labelledby');
    const name = element.getAttribute('aria-label') ?? (labelled && words(document.getElementById(labelled)));
    return name || words(element.labels?.[0] ?? element) || element.tagName.toLowerCase();
  };
  const changed = (region) => {
    const text = words(region);
    if (told.get(region) === text) return;
    told.set(region, text);
    say(region.getAttribute('role'), text);
  };
  for (const region of document.querySelectorAll('[role=status],[role=alert]')) told.set(region, words(region));
  new MutationObserver((mutations) => {
    const regions = new Set();
    for (const { target, addedNodes } of mutations) {
      const element = target instanceof Element ? target : target.parentElement;
      const log = element?.closest('[role=log]');
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (log && element === log && node.getAttribute('role') !== 'alert') say('log', words(node));
        for (const region of [node, ...node.querySelectorAll('*')]) {
          if (region.matches('[role=status],[role=alert]')) regions.add(region);
        }
      }
      const region = element?.closest('[role=status],[role=alert]');
      if (region) regions.add(region);
    }
    for (const region of regions) if (region.isConnected) changed(region);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  document.addEventListener('focusin', ({ target }) => say('focus', nameOf(target)));
  window.takeAnnouncements = () => said.splice(0);
})()`;

/** From now on. */
export const listenLikeAScreenReader = (page: Page): Promise<unknown> => page.evaluate(listener);

/** What was said since this was asked last, one line each. */
export const announcements = (page: Page): Promise<string[]> => page.evaluate<string[]>('window.takeAnnouncements()');
