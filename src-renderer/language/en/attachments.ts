/** Files of forms and cases. */
export const attachments = {
  title: 'Files',
  added: 'Files to attach',
  add: 'Attach files',
  hint: 'You can also drag them here or paste them. PDF, PNG and JPG images, Word, Excel, TXT, CSV and EML or MSG mail.',
  most_one: 'Up to {{count}} file of {{size}}.',
  most_other: 'Up to {{count}} files, of {{size}} each.',
  drop: 'Drop here to attach',
  pasted: 'Pasted image {{when}}.png',
  adding: 'adding {{percent}} %',
  ready: 'ready; it goes with the form',
  remove: 'Remove {{name}}',
  cancel: 'Cancel {{name}}',
  close: 'Close the notice',
  wait: 'Wait until the files have been added.',
  state: {
    toSend: 'to be sent',
    sending: 'sending {{percent}} %',
    underway: 'on its way',
    kept: 'stored',
    unknown: 'known once the centre is reached',
    broken: 'damaged on this computer; attach it again',
  },
  fetching: 'downloading {{percent}} %',
  from: '{{name}}, {{when}}',
  open: 'Open',
  openNamed: 'Open {{name}}',
  withProgram: 'What has no “Open” (PDF, Word, Excel, MSG) is seen with its program: save a copy and open it.',
  save: 'Save a copy',
  saveNamed: 'Save a copy of {{name}}',
  saved: 'Copy saved. Outside the console the file is no longer encrypted: delete it when you are done with it.',
  elsewhere: 'This computer does not keep them: opening one brings it from the centre.',
  cut: 'The file is long: this is its beginning. Save a copy to see all of it.',
}

/** Why a file was not taken, or cannot be opened. */
export const attachmentRejection = {
  type: '«{{name}}» cannot be attached. Taken are PDF, PNG, JPG, Word (docx), Excel (xlsx), TXT, CSV, EML and MSG.',
  content:
    '«{{name}}» is not what its name says ({{type}}), or has macros. Open it, save it again in that format and attach it.',
  empty: '«{{name}}» is empty.',
  tooLarge: '«{{name}}» is larger than {{megabytes}} MB. Reduce or split it and attach it again.',
  tooMany: '«{{name}}» did not fit: at most {{count}} files go with a form. Remove one, or send it later.',
  interrupted: 'The file was not added to its end and is not kept. Attach it again.',
  unreadable: '«{{name}}» could not be read. See that it is still in its place and attach it again.',
  notHere: '«{{name}}» is no longer on this computer. Remove it and attach it again; what you typed is kept.',
  underway: '«{{name}}» is on its way: whoever attached it is still sending it. It opens once it has arrived.',
  away: '«{{name}}» could not be brought from the centre. Try again when the connection is back.',
  notForYou:
    '«{{name}}» is opened by whoever escalated the case and by their team, at their console; ask one of them. Here you see that it exists.',
  damaged: '«{{name}}» arrived damaged and was dropped. Open it again to fetch it anew.',
  none: 'Attach at least one file.',
}
