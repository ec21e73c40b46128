export const identity = {
  signIn: {
    title: 'Sign in',
    known: 'People of this workstation',
    login: 'User',
    password: 'Password',
    enter: 'Sign in',
    offlineHint: 'People of this workstation can sign in offline.',
    centre: 'Centre: {{centre}}',
  },
  showPassword: 'Show the password',
  unprotected:
    'This workstation does not protect keys with the system: whoever copies its files and knows the password could read the data. Do not use it with real data without permission from IT.',
  absent: {
    title: 'Your absence',
    other: '{{name}} marked you as away until {{day}}.',
    self: 'You marked yourself as away until {{day}}.',
    nobody: 'You are marked as away until {{day}}.',
    means: 'What you hold is listed as without owner and may go to somebody else.',
    back: 'I am back',
    returned: 'You are here again: what you hold has its owner.',
  },
  unprotectedShort:
    'This workstation does not protect keys with the system. Do not use it with real data without permission from IT.',
  unprotectedFold: 'Fold this notice into the foot',
  unprotectedWord: 'Keys not protected',
  opening: {
    checkingPassword: 'Checking the password',
    recoveringKey: 'Recovering the key with the centre',
    restoring: 'Going back to the backup',
    openingStore: 'Opening the data of this workstation',
    migrating: 'Bringing the data up to date',
  },
  recover: {
    title: 'Your password was changed elsewhere',
    text: 'The password is right, but neither it nor the centre opens the data of this workstation. Type the one before: with it nothing is lost.',
    old: 'Earlier password',
    openWithOld: 'Open with the earlier one',
    anew: 'I do not remember it: begin anew',
    anewHint_one:
      'There is {{count}} registration here that is undelivered, to be corrected or a draft: if you begin anew it is lost. The file is kept aside.',
    anewHint_other:
      'There are {{count}} registrations here that are undelivered, to be corrected or drafts: if you begin anew they are lost. The file is kept aside.',
    anewUnknown:
      'Nobody knows how many registrations that are undelivered, to be corrected or drafts are here: if you begin anew they are lost. The file is kept aside.',
  },
  lock: {
    title: '{{name}}, the console is locked',
    text: 'What you were typing is as you left it.',
    unlock: 'Unlock',
    opening: 'Opening…',
    wrongPassword:
      'That is not the password of {{name}}. If it was changed on another workstation, type the one used before on this one.',
    somebodyElse: 'I am somebody else',
    closes:
      'The session of {{name}} is closed. What they were writing, and what is still to be sent, stays on this workstation until they sign in again.',
    undelivered_one:
      '{{count}} record of {{name}} is not sent yet; it is sent when they sign in here with a connection.',
    undelivered_other:
      '{{count}} records of {{name}} are not sent yet; they are sent when they sign in here with a connection.',
    close: 'Close it and sign in',
    leaveIt: 'Leave it locked',
  },
  first: {
    title: '{{name}}, choose your password',
    text: 'The password that you were given is only for the first sign-in.',
  },
  password: {
    current: 'Current password',
    next: 'New password',
    again: 'New password again',
    change: 'Change the password',
    changing: 'Changing…',
    changed: 'Your password has been changed.',
    met: '(met)',
    notMet: '(pending)',
    rule: {
      tooShort: 'At least 12 characters; a phrase will do',
      aboutYou: 'Is not your name nor your user',
      common: 'Is not one that everybody tries',
      same: 'Is another than the current one',
    },
  },
}

export const role = {
  advisor: 'Advisor',
  coordinator: 'Coordinator',
  oefv_analyst: 'OEFV analyst',
  area_owner: 'Responsible area',
  quality_analyst: 'Quality analyst',
  it_admin: 'IT administrator',
}

export const admin = {
  hint: 'Who works with the console and in which team.',
  users: 'Users',
  teams: 'Teams',
  searchUsers: 'Search by name or user',
  userCount_one: '{{count}} user',
  userCount_other: '{{count}} users',
  newUser: 'New user',
  createUser: 'Create user',
  created: '{{name}} was created. Give them the first password.',
  createdWithoutPassword: 'The user was created, but cannot sign in yet. {{sentence}}',
  saved: '{{name}}: changes saved.',
  loginHint: 'Lower case, digits, dot or hyphen. It is not changed later.',
  noTeam: 'Without team',
  advisorWithoutTeam: 'An advisor without a team gets no calls from the queues, and nobody coordinates what they do.',
  areas: 'Areas whose requirements they solve',
  areasHint: 'They see and can take the cases of these areas.',
  areasNotNeeded: 'Only for OEFV analyst and responsible area.',
  firstPassword: 'First password',
  firstPasswordHint: 'The person changes it at the first sign-in. It is not shown again.',
  firstPasswordOf: 'New first password for {{name}}',
  givePassword: 'Give the password',
  passwordGiven: '{{name}} signs in next time with the new password.',
  passwordOf: 'First password of {{name}} ({{login}})',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'It could not be copied: it is selected, press Ctrl+C.',
  tellPassword: 'Give it to the person before you go on: it cannot be seen again.',
  told: 'Done',
  resetPassword: 'Reset password',
  disable: 'Disable',
  disableTitle: 'Disable {{name}}?',
  disableText:
    '{{name}} ({{login}}) will not be able to sign in, and their session ends wherever it is open. Their open cases go to “Without owner” in Coordination, for somebody to take. What they did is kept, and you can enable the user again at any time.',
  enable: 'Enable',
  disabled: '{{name}} was disabled.',
  enabled: '{{name}} was enabled.',
  state: { enabled: 'Enabled', disabled: 'Disabled' },
  column: { name: 'Name', login: 'User', roles: 'Roles', team: 'Team', state: 'State', actions: 'Actions' },
  newTeam: 'New team',
  noTeams: { title: 'There are no teams yet', text: 'A team has advisors, their queues and who coordinates them.' },
  coordinator: 'Coordinator',
  noCoordinator: 'Without coordinator',
  members: 'People',
  queues: 'Queues',
  queuesHint: 'Those that there are; coordinators create them in Supervision › Queues and goals.',
  queueGone: '{{code}} (does not exist)',
  membersHint: 'Who is in another team comes to this one when it is saved.',
  memberOf: '{{name}} · now in {{team}}',
  portfolios: 'Portfolios',
  portfoliosHint:
    'One by one, with Enter. The workstations of this team keep the cards of these alone; without any, those of every customer (up to 300,000). Others are found at the centre.',
}

export const matrix = {
  hint: 'Who may do what. It is the same table that console and centre enforce.',
  action: 'Action',
  no: 'No',
  relation: {
    any: 'Yes',
    own: 'Their own',
    team: 'Of their team',
    holder: 'If they hold it',
    area: 'Of their area',
    self: 'Their own',
  },
}

export const centreAction = {
  users: { administer: 'Give and reset passwords' },
  log: { verify: 'Verify the log of the centre' },
  lists: { read: 'See deposits and recovery', settle: 'Apply or set aside what was deposited' },
  imports: { undo: 'See which customers of an import are in use' },
  recovery: { end: 'End the recovery' },
  search: { online: 'Search at the centre' },
  firstContact: { read: 'Ask which customers came back (proven)' },
  excludedNumbers: { load: 'Load the register of excluded numbers', read: 'See the register of excluded numbers' },
  recordings: { listen: 'Hear recordings', audit: 'See who has heard a recording' },
  board: { watch: 'Watch the live board', act: 'Listen, join calls and change states' },
}
