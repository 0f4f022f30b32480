// The page to try the API sends the antiforgery token with whatever changes something.
const send = window.fetch.bind(window);
let token;
window.fetch = async (input, init = {}) => {
  const method = (init.method ?? input.method ?? 'GET').toUpperCase();
  const url = new URL(input.url ?? input, location.href);
  if (method === 'GET' || method === 'HEAD' || url.origin !== location.origin) return send(input, init);
  token ??= (await (await send('/api/session')).json()).antiforgeryToken;
  const headers = new Headers(init.headers ?? input.headers);
  headers.set('X-CSRF-TOKEN', token);
  return send(input, { ...init, headers });
};
