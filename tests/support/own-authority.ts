import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A certificate authority as a bank has its own, and a certificate of it for 127.0.0.1. */
export interface OwnAuthority {
  /** PEM file of the authority. */
  readonly file: string
  readonly key: Buffer
  readonly cert: Buffer
}

/** Made anew in a folder, with openssl. */
export function ownAuthority(folder: string): OwnAuthority {
  const at = (name: string) => join(folder, name)
  const openssl = (...args: string[]) => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  openssl('req', '-x509', ...made, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Banco de prueba')
  openssl('req', ...made, '-keyout', 'key.pem', '-out', 'request.pem', '-subj', '/CN=127.0.0.1')
  writeFileSync(at('names'), 'subjectAltName=IP:127.0.0.1\n')
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names']
  openssl('x509', '-req', '-in', 'request.pem', ...signed, '-out', 'cert.pem')
  return { file: at('ca.pem'), key: readFileSync(at('key.pem')), cert: readFileSync(at('cert.pem')) }
}
