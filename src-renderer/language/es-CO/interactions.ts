export const interactions = {
  contact: 'Contacto',
  new: 'Nuevo contacto',
  newOutbound: 'Contacto de salida',
  begun: 'Abierto',
  open: 'Sin registrar',
  inCourse: 'En curso',
  escalated: 'Escalado, falta registrar',
  noCustomer: 'Sin cliente',
  noneOpen: 'Sin contactos en curso.',
  firstContactToday_one: 'Solución en primer contacto hoy (declarada): {{part}} de {{count}} solicitud',
  firstContactToday_other: 'Solución en primer contacto hoy (declarada): {{part}} de {{count}} solicitudes',
  firstContactFormula:
    'Solicitudes cuya respuesta fue SÍ ÷ solicitudes de hoy, de sus contactos de entrada. Declarada: todavía no se sabe si el cliente vuelve por lo mismo.',
  registeredLately: 'Registrados',
  choose: {
    title: 'Elija un contacto',
    text: 'Cada uno conserva lo que usted escribió. Con Alt y su número va directo a él.',
  },
  empty: {
    title: 'Su bandeja está al día',
    text: 'Aquí están sus contactos en curso. Empiece con «Nuevo contacto»; lo que escriba se guarda solo.',
    coordinator: 'Aquí están los contactos en curso de quien atiende.',
  },
  notHere: 'Este contacto no está en este equipo',
  notHereHint: 'Los contactos propios se guardan 90 días en este equipo.',
  field: {
    channel: 'Canal',
    direction: 'Sentido',
    kind: 'Qué pide',
    topic: 'Tema',
    text: 'Qué dice el cliente',
    notes: 'Notas del contacto',
    disposition: 'Tipificación',
  },
  request: 'Solicitud {{number}}',
  requestOne: 'Solicitud del cliente',
  addRequest: 'Agregar otra solicitud',
  removeRequest: 'Quitar la solicitud {{number}}',
  topicPlaceholder: 'Busque el tema',
  noTopic: 'Ningún tema tiene esa palabra.',
  firstContact: '¿Se puede solucionar en primer contacto?',
  solvedNow: 'Sí, se soluciona ahora',
  noEscalate: 'No, escalar',
  dispositionPlaceholder: 'Busque cómo terminó',
  dispositionHint: 'Cómo terminó el contacto.',
  dispositionChosen: 'Se registra: {{disposition}}',
  recentDispositions: 'Usadas por última vez',
  asks: {
    dateTime: 'Día y hora',
    dateTimeHint: 'Hora de Colombia.',
    date: 'Día',
    reason: 'Motivo',
    ownWords: 'O con sus palabras',
  },
  needsTopic: 'Pide el tema de la solicitud.',
  noDisposition: 'Ninguna tipificación tiene esa palabra.',
  lacking: {
    kind: 'Falta decir qué pide el cliente.',
    topic: 'Falta el tema.',
    disposition: 'Falta la tipificación: cómo terminó el contacto.',
  },
  register: 'Registrar',
  registered: 'Contacto registrado.',
  escalate: 'Escalar',
  escalatedAs: 'Escalado con el radicado {{radicado}}.',
  escalatedWithoutNumber: 'Escalado; el radicado se le dirá después.',
  seeCase: 'Ver el caso',
  discard: 'Descartar',
  discardAsk: '¿Descartar este contacto? Se borra lo escrito en él; no queda registro.',
  discarded: 'Contacto descartado.',
  cannotDiscard: 'Ya escaló un caso en este contacto: regístrelo.',
}

export const drafts = { saved: 'Guardado en este equipo {{ago}}' }

export const channel = {
  voice: 'Llamada',
  video: 'Videollamada',
  chat: 'Chat',
  mailbox: 'Correo',
  voicemail: 'Buzón',
}

export const direction = { inbound: 'Entrada', outbound: 'Salida' }

export const kind = {
  consulta: 'Consulta',
  solicitud: 'Solicitud',
  requerimiento: 'Requerimiento',
  queja: 'Queja',
  procedimiento: 'Procedimiento',
}
