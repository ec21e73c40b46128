import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { run } from '../setup/command.mjs'

/** What the PBX says that Debian's Colombian voice has not recorded. */
export const PROMPTS: Readonly<Record<string, string>> = {
  momento: 'Un momento, por favor.',
  disculpa: 'Disculpe la demora. Usted es la siguiente persona en ser atendida.',
  'no-contestan': 'En ese número no contestan. Le comunicamos de nuevo con su asesor.',
  buzon:
    'En este momento no podemos atender su llamada. Deje su mensaje después de la señal y le devolveremos la llamada.',
  'encuesta-inicio': 'Ayúdenos a mejorar con tres preguntas cortas.',
  'encuesta-1': 'De uno a cinco, donde cinco es muy satisfecho, ¿qué tan satisfecho quedó con la atención recibida?',
  'encuesta-2': 'De uno a cinco, donde cinco es muy fácil, ¿qué tan fácil fue resolver su solicitud?',
  'encuesta-3': '¿Se resolvió su solicitud en esta llamada? Marque uno si la respuesta es sí, o dos si es no.',
  'encuesta-gracias': 'Gracias por sus respuestas. Que tenga un buen día.',
  'opcion-no-valida': 'Esa opción no es válida.',
  'en-pausa': 'Quedó en pausa.',
  disponible: 'Quedó disponible.',
  eco: 'Esta es una prueba de sonido. Hable y escuche su voz.',
  'cliente-certificacion':
    'Buenos días. Le hablo de Ferretería El Roble. Necesito una certificación bancaria de la cuenta de la empresa, por favor.',
  'cliente-transferencia':
    'Buenas tardes. Ayer hice una transferencia a un proveedor, y me dice que todavía no le llega. ¿Me puede ayudar?',
}

/** A soft chord that comes and goes: music on hold that nobody has a right to. */
const MUSIC = ['synth', '20', 'sine', '220', 'sine', '277.18', 'sine', '329.63', 'tremolo', '0.2', '60', 'vol', '0.08']

/** 8 kHz, mono, 16 bit: what Asterisk plays without converting. */
const FORMAT = ['-r', '8000', '-c', '1', '-b', '16']

/** Speaks each prompt that is not there yet with espeak-ng in the Spanish of Latin America. Tools: espeak-ng, sox. */
export async function speakPrompts(prompts: string, music: string): Promise<void> {
  mkdirSync(prompts, { recursive: true })
  mkdirSync(music, { recursive: true })
  for (const [name, text] of Object.entries(PROMPTS)) {
    await makeWhole(join(prompts, `${name}.wav`), async (made) => {
      const spoken = `${made}.22k.wav`
      try {
        await run('espeak-ng', ['-v', 'es-419', '-s', '150', '-w', spoken, text])
        await run('sox', [spoken, ...FORMAT, made])
      } finally {
        rmSync(spoken, { force: true })
      }
    })
  }
  await makeWhole(join(music, 'espera.wav'), (made) => run('sox', ['-n', ...FORMAT, made, ...MUSIC]))
}

/**
 * Others may be making the same one just now, and a PBX playing it; half of one would stay for good. Music on hold is every
 * file of its folder but those that begin with a dot.
 */
async function makeWhole(file: string, make: (beside: string) => Promise<unknown>): Promise<void> {
  if (existsSync(file)) return
  const beside = join(dirname(file), `.${process.pid}.${basename(file)}`)
  try {
    await make(beside)
    renameSync(beside, file)
  } finally {
    // What a program that failed has left of it.
    rmSync(beside, { force: true })
  }
}
