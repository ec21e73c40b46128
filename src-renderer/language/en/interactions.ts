export const interactions = {
  contact: 'Contact',
  new: 'New contact',
  newOutbound: 'Outbound contact',
  begun: 'Opened',
  open: 'Not registered',
  inCourse: 'In course',
  escalated: 'Escalated, to be registered',
  noCustomer: 'No customer',
  noneOpen: 'No contacts in course.',
  firstContactToday_one: 'First-contact resolution today (declared): {{part}} of {{count}} request',
  firstContactToday_other: 'First-contact resolution today (declared): {{part}} of {{count}} requests',
  firstContactFormula:
    'Requests answered YES ÷ requests of today, of your inbound contacts. Declared: it is not known yet whether the customer returns for the same.',
  registeredLately: 'Registered',
  choose: { title: 'Choose a contact', text: 'Each keeps what you typed. Alt and its number goes straight to it.' },
  empty: {
    title: 'Your inbox is up to date',
    text: 'Your contacts in course are here. Begin with “New contact”; what you type is saved by itself.',
    coordinator: 'The contacts in course of whoever serves are here.',
  },
  notHere: 'This contact is not on this workstation',
  notHereHint: 'Your own contacts stay on this workstation for 90 days.',
  field: {
    channel: 'Channel',
    direction: 'Direction',
    kind: 'What is asked',
    topic: 'Topic',
    text: 'What the customer says',
    notes: 'Notes of the contact',
    disposition: 'Disposition',
  },
  request: 'Request {{number}}',
  requestOne: 'Request of the customer',
  addRequest: 'Add another request',
  removeRequest: 'Remove request {{number}}',
  topicPlaceholder: 'Search the topic',
  noTopic: 'No topic has that word.',
  firstContact: 'Can it be resolved in first contact?',
  solvedNow: 'Yes, resolved now',
  noEscalate: 'No, escalate',
  dispositionPlaceholder: 'Search how it ended',
  dispositionHint: 'How the contact ended.',
  needsTopic: 'Asks for the topic of the request.',
  noDisposition: 'No disposition has that word.',
  lacking: {
    kind: 'Say what the customer asks for.',
    topic: 'The topic is missing.',
    disposition: 'The disposition is missing: how the contact ended.',
  },
  register: 'Register',
  registered: 'Contact registered.',
  escalate: 'Escalate',
  escalatedAs: 'Escalated with number {{radicado}}.',
  escalatedWithoutNumber: 'Escalated; the number will be told later.',
  seeCase: 'See the case',
  discard: 'Discard',
  discardAsk: 'Discard this contact? What is typed in it is deleted; no record stays.',
  discarded: 'Contact discarded.',
  cannotDiscard: 'A case was escalated in this contact: register it.',
}

export const drafts = { saved: 'Saved on this workstation {{ago}}' }

export const channel = {
  voice: 'Call',
  video: 'Video call',
  chat: 'Chat',
  mailbox: 'E-mail',
  voicemail: 'Voicemail',
}

export const direction = { inbound: 'Inbound', outbound: 'Outbound' }

export const kind = {
  consulta: 'Question',
  solicitud: 'Request',
  requerimiento: 'Requirement',
  queja: 'Complaint',
  procedimiento: 'Procedure',
}
