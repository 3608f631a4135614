// Sets the remembered theme before the first paint, so that the page never flashes in the other one.
// A file of its own and not inline, so that the page works under a content security policy without 'unsafe-inline'.
try {
  const theme = localStorage.getItem('saydrag-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage can be forbidden; the system's theme is used then.
}
