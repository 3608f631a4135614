/** A page of a few words, for a person who opened an address that has nothing else to show. No style: none is allowed. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const plainPage = (title: string, words: string, html = ''): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} – SayDrag</title>
<h1>${escaped(title)}</h1>
<p>${escaped(words)}</p>
${html}</html>
`;
