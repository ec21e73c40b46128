/**
 * What the console's pages may load and do: themselves alone. Mantine writes style attributes, which asks for inline
 * styles; scripts are never inline and never evaluated.
 * @param connect where scripts may connect to
 */
export const contentSecurityPolicy = (connect: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    // The PBX, wherever the person's account says it is; plain only on this machine.
    `connect-src ${connect} wss: ws://127.0.0.1:*`,
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(self), hid=(self), geolocation=(), usb=(), serial=()',
}
