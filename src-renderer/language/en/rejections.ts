export const rejection = {
  unknown: 'The record was not accepted. What you typed is kept. If it happens again, tell IT this code: {{code}}.',
  field: { invalid: 'It is not valid.' },
  console: {
    fault:
      'The console failed while saving. What you typed is still here; try again. If it happens again, tell IT: {{logged}}.',
  },
  actor: { disabled: 'Your user is disabled. What you did is handed to your coordinator.' },
  policy: { role: 'Your role does not allow this action: {{command}}.' },
  document: {
    unknown: 'It does not exist, or you have no access.',
    needsUpdate: 'It needs a newer version of the console. It is kept.',
  },
  command: {
    unknown: 'The server does not know this action. Update the console.',
    malformed: 'A datum does not have the expected form ({{field}}). Correct it and send again.',
    refused: 'It had been refused before.',
    idReused: 'It was sent twice with different content. Send it again to have it right.',
    foreignActor: 'Somebody else did it in this session; it cannot be sent in your name.',
  },
  claim: {
    expired: 'The leave expired before it reached the centre. Ask again.',
    needsCentre: 'This needs a connection with the centre. Try when it returns.',
    notAnswered: 'The centre did not answer in time. Try again.',
  },
  customer: {
    unknown: 'That customer does not exist.',
    alreadyMerged: 'This card is already merged into another.',
    mergedInCircle: 'A card cannot be merged with itself nor in a circle.',
    targetMerged: 'The target card is merged into another: merge into that one.',
    notMerged: 'This card is not merged into any.',
  },
  text: {
    changedMeanwhile: 'somebody else changed “{{field}}” meanwhile. Now it says: “{{theirs}}”.',
    required: 'Type this.',
    tooLong: 'The text is too long.',
    unstorable: 'The text has a character that cannot be saved. Delete it and type it again.',
  },
  case: {
    stateForbids: 'the case is {{state}}, and so it cannot be done.',
    newerEntry: '{{by}} wrote something after what you saw: “{{text}}”. Read it before you send.',
    personAway: 'That person is not available. Choose another.',
    personOfAnotherArea: 'That person does not solve cases of {{area}}. Choose another.',
    alreadyInArea: 'The case is already in {{area}}.',
    closedLongAgo: 'The case was closed more than {{days}} days ago. Escalate a new one.',
    areaMissing: 'Choose the area.',
    personMissing: 'Choose the person.',
    kindMissing: 'Say first what the customer asks for, above.',
    topicMissing: 'Choose the topic first, above.',
    escalatedTwice: 'The case was escalated twice.',
    numberTaken: 'The number told to the customer was already another case’s.',
  },
  interaction: {
    requestAfterRegistration: 'A request was added after the contact was registered.',
    registeredTwice: 'The contact was registered twice.',
  },
  breach: { alreadyReviewed: 'It was already reviewed.' },
  user: {
    alreadyExists: 'That user already exists.',
    loginMalformed: 'Use 2 to 40 lower-case letters, digits, dots or hyphens, beginning with a letter or digit.',
    rolesMissing: 'Choose at least one role.',
    ownAdministration:
      'You cannot take the administration from yourself nor disable yourself. Ask another administrator.',
  },
  team: { alreadyExists: 'That team already exists.' },
  identifier: {
    malformed: 'The number does not fit that identifier.',
    nitOrCedula: 'Say whether it is a NIT or a cédula.',
  },
  nit: {
    malformed: 'A NIT has 6 to 10 digits, with or without its check digit.',
    wrongCheckDigit: 'The check digit does not fit: it should be {{expected}}.',
  },
  phone: {
    malformed: 'Type a mobile (310 555 0142) or a landline with its area code (601 555 0199).',
    oldLandline: 'Landlines have 10 digits since 2021: add the area code (601, 602, 604…).',
    extensionMalformed: 'The extension has 1 to 6 digits.',
  },
  email: { malformed: 'One e-mail is not well written.' },
  id: { malformed: 'An internal datum is missing. Open the form again.' },
  instant: { malformed: 'The time is not valid.' },
  date: { malformed: 'The date is not valid.' },
  outbox: { groupUnknown: 'That record is no longer to be corrected.' },
  session: {
    incomplete: 'Type your user and your password.',
    undelivered_one:
      '{{count}} record is unsent. It stays on this workstation and is sent the next time you sign in here with a connection.',
    undelivered_other:
      '{{count}} records are unsent. They stay on this workstation and are sent the next time you sign in here with a connection.',
  },
  password: {
    tooShort: 'The new password needs at least 12 characters.',
    hasLogin: 'The new password cannot contain your user.',
    same: 'The new password must be another than the current one.',
    notRepeated: 'The two new passwords are not the same.',
  },
}
