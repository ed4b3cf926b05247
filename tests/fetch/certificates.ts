/** Certificates made for one test run. node:crypto cannot make any, so openssl does. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Certificates {
  /** The authority that signed `good`, `expired` and `otherHost`. */
  readonly authority: string
  readonly good: KeyAndCert
  readonly expired: KeyAndCert
  readonly otherHost: KeyAndCert
  readonly selfSigned: KeyAndCert
}

export interface KeyAndCert {
  readonly key: string
  readonly cert: string
}

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0

export function makeCertificates(host = 'localhost'): Certificates {
  const dir = mkdtempSync(join(tmpdir(), 'tributary-tls-'))
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' })
  const read = (name: string): KeyAndCert => ({
    key: readFileSync(join(dir, `${name}.key`), 'utf8'),
    cert: readFileSync(join(dir, `${name}.pem`), 'utf8'),
  })
  const selfSign = (name: string) => openssl('req', '-x509', ...newKey(name), '-subj', `/CN=${name}`, '-days', '2', '-out', `${name}.pem`)
  const sign = (name: string, owner: string, days: string) => {
    openssl('req', ...newKey(name), '-subj', `/CN=${owner}`, '-out', `${name}.csr`)
    writeFileSync(join(dir, 'names'), `subjectAltName=DNS:${owner}`)
    const signer = ['-CA', 'authority.pem', '-CAkey', 'authority.key', '-CAcreateserial']
    openssl('x509', '-req', '-in', `${name}.csr`, ...signer, '-days', days, '-extfile', 'names', '-out', `${name}.pem`)
  }
  try {
    selfSign('authority')
    selfSign('self-signed')
    sign('good', host, '2')
    sign('expired', host, '-1')
    sign('other-host', 'elsewhere.example', '2')
    return {
      authority: read('authority').cert,
      good: read('good'),
      expired: read('expired'),
      otherHost: read('other-host'),
      selfSigned: read('self-signed'),
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function newKey(name: string): readonly string[] {
  return ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', `${name}.key`]
}
