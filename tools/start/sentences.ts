import type { Rejection } from '#shared/kernel/result.ts'

type Facts = Readonly<Record<string, string>>

/** What went wrong and what to do, for whoever typed `npm start`. */
const sentences: Readonly<Record<string, (facts: Facts) => string>> = {
  'start.unknownOption': ({ detail }) =>
    `No se entiende lo pedido: ${detail}. Vea las opciones con npm start -- --help.`,
  'start.badPort': ({ text }) => `«${text}» no es un puerto. Use un número entre 0 y 65535.`,
  'port.inUse': ({ port, option }) =>
    `El puerto ${port} está ocupado por otro programa. Ciérrelo, o elija otro con npm start -- ${option} N (0 = cualquiera libre).`,
  'port.forbidden': ({ port, option }) =>
    `El sistema no permite usar el puerto ${port}. Elija uno mayor que 1023 con npm start -- ${option} N.`,
  'data.unreadable': ({ folder, detail }) =>
    `No se puede leer y escribir en la carpeta de datos ${folder} (${detail}). Revise sus permisos, o elija otra con npm start -- --data CARPETA.`,
  'data.notAFolder': ({ folder }) => `${folder} no es una carpeta. Elija otra con npm start -- --data CARPETA.`,
  'data.diskFull': ({ folder, free, needed }) =>
    `No hay espacio para los datos: en ${folder} quedan ${free} MB y se necesitan ${needed} MB. Libere espacio, o elija otra carpeta con npm start -- --data CARPETA.`,
  'data.inUse': ({ folder, pid }) =>
    `Otra consola ya usa la carpeta ${folder} (proceso ${pid}). Ciérrela, o elija otra carpeta con npm start -- --data CARPETA.`,
  'program.ended': ({ title, log, detail }) =>
    `No se pudo iniciar ${title}. Lo último que escribió:\n${detail}\nRegistro completo: ${log}`,
  'program.silent': ({ title, log, seconds }) => `${title} no respondió en ${seconds} s. Revise su registro: ${log}`,
  'phone.cannotBe': () =>
    'Sin central telefónica: aquí solo se puede preparar la de demostración en Debian, como root. Con AMI_URL y SIP_WS_URL se usa una que ya exista.',
  'pbx.noDebian': () => 'Sin central telefónica: la de demostración necesita Debian.',
  'pbx.noRoot': () => 'Sin central telefónica: para preparar la de demostración la primera vez hace falta ser root.',
  'pbx.noPackages': ({ names }) => `Sin central telefónica: faltan los paquetes ${names}.`,
  'pbx.notBuilt': ({ detail }) => `No se pudo preparar la central telefónica de demostración: ${detail}`,
  'pbx.ended': ({ log }) => `La central telefónica se detuvo al iniciar. Registro: ${log}`,
  'pbx.silent': ({ log }) => `La central telefónica no respondió al iniciar. Registro: ${log}`,
  'build.missing': ({ entries }) => `No se puede construir: faltan ${entries}.`,
}

/** The sentence of a refusal; a code without one is a bug. */
export function sentenceOf(rejection: Rejection): string {
  const sentence = sentences[rejection.code]
  if (sentence === undefined) throw new Error(`no sentence for ${rejection.code}`)
  const facts = Object.entries(rejection.facts ?? {}).map(([name, value]) => [name, String(value)])
  return sentence(Object.fromEntries(facts))
}
