import { attachmentRejection } from './attachments.ts'

/**
 * One sentence for each code of refusal: what happened, what is kept, what to do next. Facts fill the blanks, already in
 * words (language/facts.ts). Rules that a fact did not keep (breaches) are here too.
 */
export const rejection = {
  unknown: 'El registro no fue aceptado. Lo escrito se conserva. Si se repite, dígale a TI este código: {{code}}.',
  field: { invalid: 'No es válido.' },
  console: {
    fault:
      'La consola falló al guardar. Lo escrito sigue aquí; intente otra vez. Si se repite, dígale a TI: {{logged}}.',
  },
  guide: {
    stepNotCurrent: 'El guion ya no está en ese paso.',
    answerInvalid: 'Esa respuesta no sirve en este paso.',
    stepRequired: 'La ley pide este paso: no se puede saltar.',
    notTimedOut: 'Todavía no se cumple el tiempo de este paso.',
    checklistRefused: 'No se puede resolver en primer contacto: falta «{{items}}». Escale el requerimiento.',
    checklistIncomplete: 'Falta «{{items}}». Márquelo o escriba el motivo.',
    stepNotTaken: 'Ese paso no se ha dado.',
    alreadyRegistered: 'El contacto ya está registrado: no se puede volver antes de ese paso.',
    cannotEndEarly: 'Este guion no se puede terminar antes.',
    ended: 'El guion ya terminó.',
    reasonUnknown: 'Ese motivo no está en el catálogo.',
    alreadyEnding: 'El contacto ya se está terminando; falta registrarlo.',
  },
  actor: { disabled: 'Su usuario está desactivado. Lo que hizo se entrega a su coordinador.' },
  policy: { role: 'Su rol no permite esta acción: {{command}}.' },
  document: {
    unknown: 'No existe, o usted no tiene acceso.',
    needsUpdate: 'Requiere una versión más nueva de la consola. Está guardado.',
  },
  command: {
    unknown: 'El servidor no conoce esta acción. Actualice la consola.',
    malformed: 'Un dato no tiene la forma esperada ({{field}}). Corríjalo y reenvíe.',
    deposited: 'Se entregó a su coordinador para que lo revise.',
    setAside: 'Su coordinador lo revisó y lo apartó: «{{reason}}».',
    refused: 'Ya se había rechazado antes.',
    idReused: 'Se envió dos veces con contenido distinto. Reenvíelo para que quede bien.',
    foreignActor: 'Lo hizo otra persona en esta sesión; no se puede enviar a nombre de usted.',
  },
  claim: {
    expired: 'El permiso venció antes de llegar al centro. Pídalo de nuevo.',
    needsCentre: 'Esto necesita conexión con el centro. Intente cuando vuelva.',
    notAnswered: 'El centro no respondió a tiempo. Intente otra vez.',
  },
  customer: {
    unknown: 'Ese cliente no existe.',
    alreadyMerged: 'Esta ficha ya está unida a otra.',
    mergedInCircle: 'No se puede unir una ficha consigo misma ni en círculo.',
    targetMerged: 'La ficha de destino está unida a otra: únala a esa.',
    notMerged: 'Esta ficha no está unida a ninguna.',
  },
  text: {
    changedMeanwhile: 'otra persona cambió «{{field}}» mientras tanto. Ahora dice: «{{theirs}}».',
    required: 'Escriba este dato.',
    tooLong: 'El texto es demasiado largo.',
    unstorable: 'El texto tiene un carácter que no se puede guardar. Bórrelo y escríbalo de nuevo.',
  },
  attachment: attachmentRejection,
  case: {
    stateForbids: 'el caso está {{state}}, y así no se puede hacer.',
    newerEntry: '{{by}} escribió algo después de lo que usted vio: «{{text}}». Léalo antes de enviar.',
    personAway: 'Esa persona no está disponible. Elija otra.',
    personOfAnotherArea: 'Esa persona no resuelve casos de {{area}}. Elija otra.',
    personNoAdvisor: 'Esa persona no es asesor: no puede hacer seguimiento. Elija otra.',
    alreadyInArea: 'El caso ya está en {{area}}.',
    closedLongAgo: 'El caso se cerró hace más de {{days}} días. Escale uno nuevo.',
    areaMissing: 'Elija el área.',
    personMissing: 'Elija a la persona.',
    kindMissing: 'Diga primero qué pide el cliente, arriba.',
    topicMissing: 'Elija primero el tema, arriba.',
    escalatedTwice: 'El caso se escaló dos veces.',
    numberTaken: 'El radicado dicho al cliente ya era de otro caso.',
  },
  interaction: {
    requestAfterRegistration: 'Se agregó una solicitud después de registrar el contacto.',
    registeredTwice: 'El contacto se registró dos veces.',
  },
  disposition: {
    unknown: 'Esa tipificación no está en el catálogo del contacto. Elija otra.',
    setByRule: 'Esa tipificación la pone el programa cuando una regla impide el contacto. Elija otra.',
    lacksTopic: 'Falta el tema: esta tipificación lo pide.',
    lacksDate: 'Falta el día: esta tipificación lo pide.',
    lacksDateTime: 'Faltan el día y la hora: esta tipificación los pide.',
    inPast: 'Ese día y esa hora ya pasaron. Elija un momento por venir.',
    notRegistered: 'El contacto todavía no está registrado.',
    changedMeanwhile: 'La tipificación ya es otra: «{{disposition}}». Revísela antes de corregirla.',
    correctionTooLate: 'La tipificación se podía corregir hasta el {{until}}.',
    needsCase: 'Este contacto no escaló ningún caso: no puede quedar como escalado.',
    caseClosed: 'El caso de este contacto ya está cerrado: no se le puede cambiar la clase.',
    lacksReason: 'Falta el motivo: esta tipificación lo pide.',
  },
  breach: { alreadyReviewed: 'Ya estaba revisado.' },
  updates: {
    contactsOpen:
      'Hay {{count}} contactos abiertos. Termínelos, o cierre la consola al final del turno: la versión nueva se instala entonces.',
    noneReady: 'Todavía no hay una versión lista.',
  },
  import: { nameMissing: 'Falta el nombre.' },
  user: {
    absenceOver: 'Ese día ya pasó. Elija hoy o un día que venga.',
    unknown: 'El centro todavía no conoce a esa persona. Espere a que se sincronice e intente otra vez.',
    alreadyExists: 'Ya existe ese usuario.',
    loginMalformed: 'Use de 2 a 40 minúsculas, números, punto o guion, empezando por letra o número.',
    rolesMissing: 'Elija al menos un rol.',
    ownAdministration: 'No puede quitarse la administración ni desactivarse. Pídaselo a otro administrador.',
  },
  team: { alreadyExists: 'Ya existe ese equipo de trabajo.' },
  identifier: {
    malformed: 'El número no corresponde a ese documento.',
    nitOrCedula: 'Diga si es un NIT o una cédula.',
  },
  nit: {
    malformed: 'Un NIT tiene de 6 a 10 números, con o sin su dígito de verificación.',
    wrongCheckDigit: 'El dígito de verificación no corresponde: debería ser {{expected}}.',
  },
  phone: {
    malformed: 'Escriba un celular (310 555 0142) o un fijo con indicativo (601 555 0199).',
    oldLandline: 'Los fijos tienen 10 números desde 2021: agregue el indicativo (601, 602, 604…).',
    extensionMalformed: 'La extensión tiene de 1 a 6 números.',
  },
  email: { malformed: 'Hay un correo que no está bien escrito.' },
  id: { malformed: 'Falta un dato interno. Vuelva a abrir el formulario.' },
  instant: { malformed: 'La hora no es válida.' },
  date: { malformed: 'La fecha no es válida.' },
  outbox: { groupUnknown: 'Ese registro ya no está por corregir.' },
  centre: { unreachable: 'No se pudo hablar con el centro. Revise la conexión e intente otra vez.' },
  key: { notYours: 'El centro no puede abrir los datos de este equipo para usted.' },
  request: {
    malformed: 'Un dato no tiene la forma esperada ({{field}}).',
    tooMany: 'Hubo demasiados intentos desde aquí. Espere un momento e intente otra vez.',
    unknown: 'Esta versión de la consola no conoce esa petición. Actualícela.',
  },
  protocol: {
    tooOld: 'Esta versión de la consola es muy antigua para el centro. Actualícela.',
    unknown: 'El centro no conoce esta versión de la consola.',
  },
  store: {
    diskFull: 'El disco de este equipo está lleno. Lo escrito sigue en pantalla; libere espacio e intente otra vez.',
    tooNew: 'Los datos de este equipo son de una versión más nueva de la consola. Actualícela para abrirlos.',
    noAccess:
      'La consola no puede leer o escribir en la carpeta de sus datos ({{folder}}). Pídale a TI que revise los permisos; nada se ha perdido.',
    unreadable: 'Los datos de este equipo no se pudieron abrir ({{reason}}). Avise a TI.',
    wrongKey: 'La contraseña es correcta, pero no abre los datos de este equipo.',
  },
  kept: { unknown: 'Ya no está en la lista: otra persona lo revisó. Consulte de nuevo.' },
  backup: {
    unknown: 'Esa copia ya no está en este equipo. Elija otra.',
    unreadable: 'Esa copia no se puede leer. Todo sigue como estaba; elija otra.',
  },
  session: {
    unprotectedRefused:
      'Este equipo no protege las claves con el sistema, y TI no ha permitido usarlo con los datos de ese centro. Pida a TI que lo permita en la política.',
    wrongPassword: 'El usuario o la contraseña no son correctos.',
    wrongPasswordHere:
      'La contraseña no abre este equipo. Si la cambió en otro equipo, use la anterior mientras no haya conexión.',
    needsCentreFirst: 'La primera vez en este equipo hay que entrar con conexión al centro, y ahora no hay.',
    offlineTooLong: 'Este equipo lleva más de {{days}} días sin conexión. Conéctelo al centro para entrar.',
    resting: 'Demasiados intentos con este usuario. Puede volver a intentar desde {{until}}.',
    disabled: 'Su usuario está desactivado. Hable con su administrador.',
    alreadyOpen: 'Ya hay una sesión abierta en esta consola.',
    notOpen: 'No hay una sesión abierta.',
    locked: 'La consola está bloqueada.',
    notLocked: 'La consola no está bloqueada.',
    ended: 'Su sesión con el centro terminó. Entre de nuevo.',
    otherStore: 'Los datos de este equipo son de otra sesión. Entre de nuevo.',
    incomplete: 'Escriba su usuario y su contraseña.',
    undelivered_one:
      'Hay {{count}} registro sin enviar. Queda guardado en este equipo y se envía la próxima vez que usted entre aquí con conexión.',
    undelivered_other:
      'Hay {{count}} registros sin enviar. Quedan guardados en este equipo y se envían la próxima vez que usted entre aquí con conexión.',
  },
  password: {
    tooShort: 'La contraseña nueva necesita al menos {{least}} caracteres.',
    aboutYou: 'La contraseña nueva se parece demasiado a su nombre o a su usuario.',
    common: 'Esa contraseña es de las primeras que se prueban. Elija una frase.',
    same: 'La contraseña nueva debe ser distinta de la actual.',
    notRepeated: 'Las dos contraseñas nuevas no son iguales.',
  },
}
