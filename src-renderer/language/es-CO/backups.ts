export const backups = {
  title: 'Copias de este equipo',
  hint: 'Cada día se guarda una copia de sus datos de este equipo, y se conservan siete. Volver a una sirve cuando el archivo se dañó y faltan registros que no alcanzaron a enviarse.',
  reading: 'Leyendo las copias…',
  none: {
    title: 'Todavía no hay copias',
    text: 'La primera se hace sola, un minuto después de abrir la consola.',
  },
  offline: 'Para volver a una copia se necesita el centro. Intente cuando vuelva la conexión.',
  unreadable: 'No se puede leer',
  column: {
    day: 'Copia',
    customers: 'Clientes',
    contacts: 'Contactos',
    cases: 'Casos',
    undelivered: 'Por enviar',
  },
  upkeep: {
    backup: 'Haciendo la copia de hoy: {{percent}} %',
    check: 'Revisando el archivo de este equipo: {{percent}} %',
    stop: 'Detener',
    stopped: 'Se detuvo y no quedó nada a medias. Se intenta de nuevo antes de una hora.',
  },
  entrance: {
    offer:
      'Puede volver a una copia anterior de este equipo: lo que registró después se conserva si se puede leer, y lo demás se trae del centro.',
    day: 'Copia',
    none: 'En este equipo no hay copias de esa persona.',
    whenUndone: 'Detener y dejar todo como estaba',
  },
  choose: 'Elegir',
  restoreTo: 'Volver a la copia: {{day}}',
  whatHappens:
    'El archivo de hoy se aparta con otro nombre y no se borra. Lo que usted registró después de la copia se conserva, y lo demás se vuelve a traer del centro.',
  password: 'Su contraseña',
  restore: 'Volver a esta copia',
}
