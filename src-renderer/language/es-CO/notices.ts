export const notices = {
  title: 'Avisos',
  unseen: 'Avisos: {{shown}} sin ver',
  allSeen: 'Marcar todos como vistos',
  isNew: 'Nuevo',
  emptyText: 'Aquí se ve lo que otros hacen en sus casos: una respuesta, una devolución, una asignación.',
  empty: 'Nada nuevo',
  case: 'Caso {{radicado}}',
  caseUnknown: 'Caso',
}
