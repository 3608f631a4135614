// Sets the remembered theme and size of text before the first paint, so that the page never flashes in another one.
// A file of its own and not inline, so that the page works under a content security policy without 'unsafe-inline'.
try {
  const theme = localStorage.getItem('saydrag-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  const percent = JSON.parse(localStorage.getItem('saydrag-settings') ?? '{}').textPercent;
  if (percent > 100 && percent <= 200) document.documentElement.style.fontSize = `${percent}%`;
  if (percent >= 150 && percent <= 200) document.documentElement.dataset.text = 'large';
} catch {
  // Storage can be forbidden; the system's theme is used then.
}
