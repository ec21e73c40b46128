export const backups = {
  title: 'Backups of this workstation',
  hint: 'Every day a copy of your data on this workstation is kept, seven of them. Going back to one helps when the file was damaged and records that had not been sent are missing.',
  reading: 'Reading the backups…',
  none: {
    title: 'No backups yet',
    text: 'The first is made by itself, a minute after the console opens.',
  },
  offline: 'Going back to a backup needs the centre. Try again when the connection is back.',
  unreadable: 'Cannot be read',
  column: {
    day: 'Backup',
    customers: 'Customers',
    contacts: 'Contacts',
    cases: 'Cases',
    undelivered: 'To be sent',
  },
  upkeep: {
    backup: 'Making today’s backup: {{percent}} %',
    check: 'Checking the file of this workstation: {{percent}} %',
    stop: 'Stop',
    stopped: 'It was stopped and nothing is left half done. It is tried again within the hour.',
  },
  entrance: {
    offer:
      'You can go back to an earlier backup of this workstation: what you registered after it is kept where it can be read, and the rest is fetched from the centre.',
    day: 'Backup',
    none: 'There are no backups of this person on this workstation.',
    whenUndone: 'Stop, and leave everything as it was',
  },
  choose: 'Choose',
  restoreTo: 'Go back to the backup: {{day}}',
  whatHappens:
    'Today’s file is set aside under another name and is not deleted. What you registered after the backup is kept, and the rest is fetched again from the centre.',
  password: 'Your password',
  restore: 'Go back to this backup',
}
