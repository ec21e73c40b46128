/** Whether a centre is on this machine: a trial, and nothing of it crosses a network. */
export function isHere(centre: string): boolean {
  const { hostname } = new URL(centre)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/** Whether what goes to an address cannot be read or changed on its way: encrypted, or plain on this machine alone. */
export function isSafeOnItsWay(address: string, plain: 'http' | 'ws' = 'http'): boolean {
  const { protocol } = new URL(address)
  return protocol === `${plain}s:` || (protocol === `${plain}:` && isHere(address))
}

/**
 * The centre this workstation speaks to: `--central` before the policy's. Passwords, tokens and store keys go to it, so
 * that across a network it is https.
 * @throws Error with a sentence for whoever started the console
 */
export function centreAddress(named: string | undefined, policy: { readonly centre?: string | undefined }): string {
  const [given, centre] = named === undefined ? ['«centre» en la política', policy.centre] : ['--central', named]
  if (centre === undefined) throw new Error('falta la dirección del centro: --central URL, o «centre» en la política')
  if (!URL.canParse(centre)) throw new Error(`la dirección del centro no es una URL (${given}: ${centre})`)
  if (isSafeOnItsWay(centre)) return centre
  throw new Error(
    `el centro ${centre} (${given}) no usa https, y las contraseñas y las llaves viajarían sin cifrar. Pida a TI su dirección https; solo un centro en este mismo equipo puede usar http.`,
  )
}
