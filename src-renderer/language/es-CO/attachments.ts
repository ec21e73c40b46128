/** Files of forms and cases. */
export const attachments = {
  title: 'Archivos',
  added: 'Archivos que adjunta',
  add: 'Adjuntar archivos',
  hint: 'También puede arrastrarlos aquí o pegarlos. PDF, imágenes PNG y JPG, Word, Excel, TXT, CSV y correos EML o MSG.',
  most_one: 'Hasta {{count}} archivo de {{size}}.',
  most_other: 'Hasta {{count}} archivos, de {{size}} cada uno.',
  drop: 'Suelte aquí para adjuntar',
  pasted: 'Imagen pegada {{when}}.png',
  adding: 'agregando {{percent}} %',
  ready: 'listo; se envía con el formulario',
  remove: 'Quitar {{name}}',
  cancel: 'Cancelar {{name}}',
  close: 'Cerrar el aviso',
  wait: 'Espere a que terminen de agregarse los archivos.',
  state: {
    toSend: 'por enviar',
    sending: 'enviando {{percent}} %',
    underway: 'en camino',
    kept: 'guardado',
    unknown: 'se sabrá al conectar con el centro',
    broken: 'dañado en este equipo; adjúntelo de nuevo',
  },
  fetching: 'descargando {{percent}} %',
  from: '{{name}}, {{when}}',
  open: 'Abrir',
  openNamed: 'Abrir {{name}}',
  withProgram: 'Lo que no dice «Abrir» (PDF, Word, Excel, MSG) se ve con su programa: guarde una copia y ábrala.',
  save: 'Guardar copia',
  saveNamed: 'Guardar copia de {{name}}',
  saved: 'Copia guardada. Fuera de la consola el archivo ya no está cifrado: bórrela cuando no la necesite.',
  elsewhere: 'Este equipo no los guarda: al abrirlos se traen del centro.',
  cut: 'El archivo es largo: aquí está su comienzo. Guarde una copia para verlo completo.',
}

/** Why a file was not taken, or cannot be opened. */
export const attachmentRejection = {
  type: '«{{name}}» no se puede adjuntar. Se reciben PDF, PNG, JPG, Word (docx), Excel (xlsx), TXT, CSV, EML y MSG.',
  content:
    '«{{name}}» no es lo que su nombre dice ({{type}}), o trae macros. Ábralo, guárdelo de nuevo en ese formato y adjúntelo.',
  empty: '«{{name}}» está vacío.',
  tooLarge: '«{{name}}» pesa más de {{megabytes}} MB. Redúzcalo o divídalo y adjúntelo de nuevo.',
  tooMany: '«{{name}}» no cupo: son como máximo {{count}} archivos por formulario. Quite uno o envíelo después.',
  interrupted: 'El archivo no terminó de agregarse y no quedó. Adjúntelo de nuevo.',
  unreadable: 'No se pudo leer «{{name}}». Revise que siga en su sitio y adjúntelo de nuevo.',
  notHere: '«{{name}}» ya no está en este equipo. Quítelo y adjúntelo de nuevo; lo escrito se conserva.',
  underway: '«{{name}}» viene en camino: quien lo adjuntó todavía lo está enviando. Se podrá abrir cuando llegue.',
  away: 'No se pudo traer «{{name}}» del centro. Intente cuando vuelva la conexión.',
  notForYou:
    '«{{name}}» lo abren quien escaló el caso y su equipo de trabajo, en su consola; pídaselo a uno de ellos. Aquí se ve que existe.',
  damaged: '«{{name}}» llegó dañado y se descartó. Ábralo otra vez para traerlo de nuevo.',
  none: 'Adjunte al menos un archivo.',
}
