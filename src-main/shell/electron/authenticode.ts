import { exec } from 'node:child_process'
import { win32 } from 'node:path'
import { z } from 'zod'

/** `Get-AuthenticodeSignature` as JSON: 0 is valid. */
const Valid = z.object({
  Status: z.literal(0),
  Path: z.string(),
  SignerCertificate: z.object({ Subject: z.string() }),
})

/** What the system says of a file's signature, as JSON. */
export type AskSignature = (file: string) => Promise<string>

/**
 * Whether a file carries the valid signature of one of the publishers, told as electron-updater wants it: null, or why not.
 * That library's own question lets a file pass where PowerShell does not run, as on workstations that forbid it: here only
 * an answer that says so lets it pass.
 * @param publishers whole subjects of their certificates
 */
export const signedBy =
  (ask: AskSignature) =>
  async (publishers: readonly string[], file: string): Promise<string | null> => {
    let answer: z.infer<typeof Valid>
    try {
      answer = Valid.parse(JSON.parse(await ask(file)))
    } catch (failure) {
      return `no valid signature could be read: ${String(failure)}`
    }
    if (win32.normalize(answer.Path) !== win32.normalize(file)) return `the answer is of another file: ${answer.Path}`
    const { Subject } = answer.SignerCertificate
    return publishers.includes(Subject) ? null : `signed by ${Subject}`
  }

const LONGEST_MS = 60_000
const POWERSHELL = '"%SystemRoot%\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"'
const QUESTION = '"Get-AuthenticodeSignature -LiteralPath $env:MULTICONTACTO_SIGNED | ConvertTo-Json -Compress"'
const ASKED = `chcp 65001 >NUL & ${POWERSHELL} -NoProfile -NonInteractive -InputFormat None -Command ${QUESTION}`

/** Asks Windows. The path goes by the environment, so that no name of a file is ever read as a command. */
export const askWindows: AskSignature = (file) =>
  new Promise((answered, failed) => {
    // PowerShell 7's modules, where its path was inherited, keep this one from loading its own.
    const env = { ...process.env, PSModulePath: '', MULTICONTACTO_SIGNED: file }
    exec(ASKED, { timeout: LONGEST_MS, windowsHide: true, env }, (failure, out, errors) => {
      if (failure !== null) failed(failure)
      else if (errors !== '') failed(new Error(errors))
      else answered(out)
    })
  })
