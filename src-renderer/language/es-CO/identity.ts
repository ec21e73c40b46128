export const identity = {
  signIn: {
    title: 'Entrar',
    known: 'Personas de este equipo',
    login: 'Usuario',
    password: 'Contraseña',
    enter: 'Entrar',
    offlineHint: 'Las personas de este equipo pueden entrar sin conexión.',
    centre: 'Centro: {{centre}}',
  },
  showPassword: 'Mostrar la contraseña',
  unprotected:
    'Este equipo no protege las claves con el sistema: quien copie sus archivos y sepa la contraseña podría leer los datos. No lo use con datos reales sin permiso de TI.',
  absent: {
    title: 'Su ausencia',
    other: '{{name}} marcó su ausencia hasta el {{day}}.',
    self: 'Usted marcó su ausencia hasta el {{day}}.',
    nobody: 'Usted está marcado como ausente hasta el {{day}}.',
    means: 'Lo que tiene a su cargo aparece en «Sin dueño» y puede pasar a otra persona.',
    back: 'Ya estoy',
    returned: 'Ya está aquí: lo suyo vuelve a tener dueño.',
  },
  unprotectedShort: 'Este equipo no protege las claves con el sistema. No lo use con datos reales sin permiso de TI.',
  unprotectedFold: 'Plegar este aviso al pie',
  unprotectedWord: 'Claves sin proteger',
  opening: {
    checkingPassword: 'Comprobando la contraseña',
    recoveringKey: 'Recuperando la llave con el centro',
    restoring: 'Volviendo a la copia',
    openingStore: 'Abriendo los datos de este equipo',
    migrating: 'Poniendo los datos al día',
  },
  recover: {
    title: 'Su contraseña cambió en otro equipo',
    text: 'La contraseña es correcta, pero ni ella ni el centro abren los datos de este equipo. Escriba la anterior: con ella no se pierde nada.',
    old: 'Contraseña anterior',
    openWithOld: 'Abrir con la anterior',
    anew: 'No la recuerdo: empezar de nuevo',
    anewHint_one:
      'Aquí hay {{count}} registro sin enviar, por corregir o en borrador: si empieza de nuevo, se pierde. El archivo se conserva aparte.',
    anewHint_other:
      'Aquí hay {{count}} registros sin enviar, por corregir o en borrador: si empieza de nuevo, se pierden. El archivo se conserva aparte.',
    anewUnknown:
      'No se sabe cuántos registros sin enviar, por corregir o en borrador hay aquí: si empieza de nuevo, se pierden. El archivo se conserva aparte.',
  },
  lock: {
    title: '{{name}}, la consola está bloqueada',
    text: 'Lo que estaba escribiendo sigue como lo dejó.',
    unlock: 'Desbloquear',
    opening: 'Abriendo…',
    wrongPassword:
      'Esa no es la contraseña de {{name}}. Si la cambió en otro equipo, escriba la que usaba antes en este.',
    somebodyElse: 'Soy otra persona',
    closes:
      'Se cierra la sesión de {{name}}. Lo que estaba escribiendo y lo que falta por enviar queda guardado en este equipo, y estará ahí cuando vuelva a entrar.',
    undelivered_one:
      'Hay {{count}} registro de {{name}} sin enviar; se envía la próxima vez que entre aquí con conexión.',
    undelivered_other:
      'Hay {{count}} registros de {{name}} sin enviar; se envían la próxima vez que entre aquí con conexión.',
    close: 'Cerrar su sesión y entrar',
    leaveIt: 'Dejarla bloqueada',
  },
  first: {
    title: '{{name}}, elija su contraseña',
    text: 'La contraseña que le dieron sirve solo para entrar la primera vez.',
  },
  password: {
    current: 'Contraseña actual',
    next: 'Contraseña nueva',
    again: 'Repita la contraseña nueva',
    change: 'Cambiar la contraseña',
    changing: 'Cambiando…',
    changed: 'Su contraseña quedó cambiada.',
    met: '(cumplido)',
    notMet: '(pendiente)',
    rule: {
      tooShort: 'Al menos 12 caracteres; una frase sirve',
      aboutYou: 'No es su nombre ni su usuario',
      common: 'No es de las que todos prueban',
      same: 'Es distinta de la actual',
    },
  },
}

export const role = {
  advisor: 'Asesor',
  coordinator: 'Coordinador',
  oefv_analyst: 'Analista OEFV',
  area_owner: 'Área responsable',
  quality_analyst: 'Analista de Calidad',
  it_admin: 'Administrador TI',
}

export const admin = {
  hint: 'Quién trabaja en la consola y en qué equipo de trabajo.',
  users: 'Usuarios',
  teams: 'Equipos de trabajo',
  searchUsers: 'Buscar por nombre o usuario',
  userCount_one: '{{count}} usuario',
  userCount_other: '{{count}} usuarios',
  newUser: 'Nuevo usuario',
  createUser: 'Crear usuario',
  created: 'Usuario nuevo: {{name}}. Dele la contraseña inicial.',
  createdWithoutPassword: 'Se creó el usuario, pero todavía no puede entrar. {{sentence}}',
  saved: '{{name}}: cambios guardados.',
  loginHint: 'Minúsculas, números, punto o guion. No se cambia después.',
  noTeam: 'Sin equipo de trabajo',
  advisorWithoutTeam:
    'Un asesor sin equipo de trabajo no recibe llamadas de las colas, y nadie coordina lo que atiende.',
  areas: 'Áreas cuyos requerimientos resuelve',
  areasHint: 'Verá y podrá tomar los casos de estas áreas.',
  areasNotNeeded: 'Solo para Analista OEFV y Área responsable.',
  firstPassword: 'Contraseña inicial',
  firstPasswordHint: 'La persona la cambia la primera vez que entra. No se vuelve a mostrar.',
  firstPasswordOf: 'Nueva contraseña inicial para {{name}}',
  givePassword: 'Asignar la contraseña',
  passwordGiven: '{{name}} entra la próxima vez con la contraseña nueva.',
  passwordOf: 'Contraseña inicial de {{name}} ({{login}})',
  copy: 'Copiar',
  copied: 'Copiada.',
  notCopied: 'No se pudo copiar: quedó seleccionada, pulse Ctrl+C.',
  tellPassword: 'Désela a la persona antes de seguir: después no se puede volver a ver.',
  told: 'Listo',
  resetPassword: 'Restablecer contraseña',
  disable: 'Desactivar',
  disableTitle: '¿Desactivar a {{name}}?',
  disableText:
    '{{name}} ({{login}}) no podrá entrar a la consola, y su sesión se cierra donde la tenga abierta. Sus casos abiertos pasan a «Sin dueño» en Coordinación, para que alguien los tome. Lo que hizo se conserva, y puede volver a activar al usuario cuando quiera.',
  enable: 'Activar',
  disabled: '{{name}} ya no puede entrar a la consola.',
  enabled: '{{name}} puede volver a entrar a la consola.',
  state: { enabled: 'Activo', disabled: 'Desactivado' },
  column: {
    name: 'Nombre',
    login: 'Usuario',
    roles: 'Roles',
    team: 'Equipo de trabajo',
    state: 'Estado',
    actions: 'Acciones',
  },
  newTeam: 'Nuevo equipo de trabajo',
  noTeams: {
    title: 'Todavía no hay equipos de trabajo',
    text: 'Un equipo reúne asesores, sus colas y a quien los coordina.',
  },
  coordinator: 'Coordina',
  noCoordinator: 'Sin coordinador',
  members: 'Personas',
  queues: 'Colas',
  queuesHint: 'Las que hay; las crea quien coordina, en Supervisión › Colas y metas.',
  queueGone: '{{code}} (no existe)',
  membersHint: 'Quien esté en otro equipo pasa a este al guardar.',
  memberOf: '{{name}} · ahora en {{team}}',
  portfolios: 'Carteras',
  portfoliosHint:
    'Una a una, con Enter. Los puestos de este equipo guardan solo las fichas de estas; sin ninguna, las de todos los clientes (hasta 300.000). Las demás se buscan en el centro.',
}

export const matrix = {
  hint: 'Quién puede hacer qué. Es la misma tabla que la consola y el centro hacen cumplir.',
  action: 'Acción',
  no: 'No',
  relation: {
    any: 'Sí',
    own: 'Lo propio',
    team: 'De su equipo',
    holder: 'Si lo tiene',
    area: 'De su área',
    self: 'Lo suyo',
  },
}

export const centreAction = {
  users: { administer: 'Dar y restablecer contraseñas' },
  log: { verify: 'Verificar el registro del centro' },
  lists: { read: 'Ver entregas y recuperación', settle: 'Aplicar o apartar lo entregado' },
  imports: { undo: 'Ver qué clientes de una importación están en uso' },
  recovery: { end: 'Terminar la recuperación' },
  search: { online: 'Buscar en el centro' },
  firstContact: { read: 'Preguntar qué clientes volvieron (comprobada)' },
  excludedNumbers: { load: 'Cargar el registro de números excluidos', read: 'Ver el registro de números excluidos' },
  recordings: { listen: 'Oír grabaciones', audit: 'Ver quién ha oído una grabación' },
  board: { watch: 'Ver el tablero en vivo', act: 'Escuchar, entrar a llamadas y cambiar estados' },
}
