/** The default catalogue (domain, catalogues): topics on two levels, dispositions, areas. Words of the bank, in Spanish whatever the screen's language. */

export const topicWords: Readonly<Record<string, readonly string[]>> = {
  'Líneas de crédito': [
    'Capital de trabajo',
    'Inversión y modernización',
    'Consolidación de pasivos',
    'Leasing',
    'Comercio exterior',
    'Desarrollo sostenible',
  ],
  Certificados: ['Certificado de saldo', 'Certificado tributario', 'Paz y salvo'],
  Generales: [
    'Requisitos y documentos',
    'Tasas y plazos',
    'Intermediarios financieros',
    'Estado de una solicitud',
    'Garantías',
    'Circulares, cartas y formatos',
    'Formación y eventos',
    'Actualización de datos',
    'Portal y usuarios',
    'Datos personales',
    'Otros',
  ],
}

interface Group {
  readonly group: string
  readonly direction: 'inbound' | 'outbound'
  /** Whether its dispositions ask for the topic of a request. */
  readonly needsTopic: boolean
  readonly dispositions: Readonly<Record<string, string>>
}

export const dispositionWords: readonly Group[] = [
  {
    group: 'Resuelto',
    direction: 'inbound',
    needsTopic: true,
    dispositions: {
      'inbound.informed': 'Información otorgada',
      'inbound.sent.circular': 'Documento enviado: circular',
      'inbound.sent.letter': 'Documento enviado: carta',
      'inbound.sent.form': 'Documento enviado: formato',
      'inbound.sent.certificate': 'Documento enviado: certificado',
      'inbound.procedureDone': 'Procedimiento realizado',
      'inbound.followUpInformed': 'Seguimiento informado',
    },
  },
  {
    group: 'Escalado',
    direction: 'inbound',
    needsTopic: true,
    dispositions: {
      'inbound.escalated.consulta': 'Escalado: consulta',
      'inbound.escalated.solicitud': 'Escalado: solicitud',
      'inbound.escalated.requerimiento': 'Escalado: requerimiento',
      'inbound.escalated.queja': 'Escalado: queja',
    },
  },
  {
    group: 'No efectiva',
    direction: 'inbound',
    needsTopic: false,
    dispositions: {
      'inbound.none.cut': 'No efectiva: se cortó',
      'inbound.none.silent': 'No efectiva: sin voz',
      'inbound.none.wrong': 'No efectiva: equivocada',
      'inbound.none.prank': 'No efectiva: broma',
      'inbound.none.language': 'No efectiva: idioma',
    },
  },
  {
    group: 'Contacto efectivo',
    direction: 'outbound',
    needsTopic: true,
    dispositions: {
      'outbound.interested': 'Interesado',
      'outbound.notInterested.hasCredit': 'No interesado: ya tiene crédito',
      'outbound.notInterested.rate': 'No interesado: tasa',
      'outbound.notInterested.noNeed': 'No interesado: no necesita',
      'outbound.notInterested.longProcedure': 'No interesado: trámite largo',
      'outbound.notInterested.badExperience': 'No interesado: mala experiencia',
      'outbound.notInterested.other': 'No interesado: otro motivo',
      'outbound.dataUpdated': 'Datos actualizados',
      'outbound.attends': 'Asiste',
      'outbound.doesNotAttend': 'No asiste',
      'outbound.surveyComplete': 'Encuesta completa',
      'outbound.surveyPartial': 'Encuesta parcial',
      'outbound.followUpInformed': 'Seguimiento informado',
      'outbound.noLongerCustomer': 'Ya no es cliente',
    },
  },
  {
    group: 'Con un tercero',
    direction: 'outbound',
    needsTopic: false,
    dispositions: {
      'outbound.third.message': 'Se dejó razón',
      'outbound.third.noInformation': 'No da información',
      'outbound.third.unknown': 'No lo conoce',
    },
  },
  {
    group: 'Sin contacto',
    direction: 'outbound',
    needsTopic: false,
    dispositions: {
      'outbound.none.noAnswer': 'No contesta',
      'outbound.none.busy': 'Ocupado',
      'outbound.none.voicemail': 'Buzón de voz',
      'outbound.none.outOfService': 'Fuera de servicio',
      'outbound.none.wrongNumber': 'Número equivocado',
      'outbound.none.liquidated': 'Empresa liquidada',
    },
  },
  {
    group: 'Exclusión',
    direction: 'outbound',
    needsTopic: false,
    dispositions: {
      'outbound.excluded.asked': 'Pide no ser contactado',
      'outbound.excluded.noConsent': 'Sin autorización',
      'outbound.excluded.register': 'Número excluido',
    },
  },
]

/** Areas to escalate to, the usual one first. */
export const areaWords: Readonly<Record<string, string>> = {
  oefv: 'Analista OEFV',
  credito: 'Crédito',
  operaciones: 'Operaciones',
  comercial: 'Comercial',
  juridica: 'Jurídica',
  tesoreria: 'Tesorería',
  tecnologia: 'Tecnología',
  comunicaciones: 'Comunicaciones',
  datos: 'Protección de datos',
}
