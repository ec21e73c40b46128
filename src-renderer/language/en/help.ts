export const help = {
  hint: 'How to work in this console. This page is on your workstation: it can be read offline too.',
  tourAgain: 'Show me around',
  keysToo: 'See all keys',
  tour: {
    title: 'A tour of the console',
    step: 'Step {{step}} of {{count}}',
    next: 'Next',
    back: 'Back',
    leave: 'Leave the tour',
    finish: 'Start working',
    stop: {
      rail: {
        title: 'The places',
        text: {
          desk: 'On the left is what you use: your inbox, customers, cases to follow up. You only see what your role allows.',
          solver:
            'On the left is what you use: first the cases that wait for you and for your area; customers too. You only see what your role allows.',
          admin:
            'On the left is what you use: the administration of people and teams, and who may do what. You only see what your role allows.',
        },
      },
      top: {
        title: 'Search and do',
        text: {
          desk: 'Ctrl+K finds customers, places and actions from any screen. Your notices and your menu are on the right.',
          solver:
            'Ctrl+K finds customers, places and actions from any screen. The bell tells you of a new case or of a change in yours.',
          admin: 'Ctrl+K finds places and actions from any screen. Your menu is on the right.',
        },
      },
      centre: {
        title: 'One thing at a time',
        text: {
          desk: 'In the centre the guide says what to read and what to ask. Answer with the number keys. What is done folds; a click goes back and loses nothing.',
          solver:
            'In the centre is the case: what the customer asked for, until when they are answered, what has happened and what you can do with it.',
          admin: 'In the centre is what you chose on the left: each person with their roles, team and areas.',
        },
      },
      panel: {
        title: 'Who you are talking to',
        text: 'On the right is the customer: consents, open cases and last contacts. Ctrl+B shows or hides it.',
      },
      foot: {
        title: 'Everything is saved',
        text: 'At the bottom you see the connection and how many records are waiting to be sent. You can go on working offline: nothing is lost.',
      },
    },
  },
  topic: {
    guide: {
      title: 'The guide',
      text: [
        'Every inbound contact follows its guide. The current step is open: in large type what to say; beneath it the answers with their numbers.',
        'Steps done fold to their answer. A click on one goes back to it: the console says what would change and keeps what was answered.',
        'If the customer hangs up, dialled wrong or does not say who they are, use “End early”: the contact is registered with what is known.',
        'Notes can be written at any time and are in the registration. After a power cut the console opens at the same step with what you were typing.',
      ],
    },
    checklist: {
      title: 'First-contact resolution',
      text: [
        'The checklist of the kind of request decides whether it can be solved now. Tick every sentence that is true.',
        'A critical item that is not ticked does not let you solve it: escalate. A standard one can be overridden with a reason, kept with your name and the time.',
        'The “declared” figure counts what was solved at first contact today. The “proven” one is known days later: it stays if the customer does not return with the same topic.',
      ],
    },
    escalate: {
      title: 'Escalating and following up',
      text: [
        'Escalating gives the case number and the day of the answer: read them to the customer as they stand. The day counts business days and says which holidays do not count.',
        'Follow-up holds what waits for you: due today, overdue, and answered but not yet told. Telling the customer opens its own guide.',
      ],
    },
    offline: {
      title: 'Working offline',
      text: [
        'All that you save is encrypted on this workstation before it says “saved”. When the connection is back it is sent by itself, in order and once.',
        '“To be sent” means that it is here and has not been sent yet. “To be confirmed” means that the centre has to say how it stands.',
        'If the centre does not accept something, it appears under “To correct” with your text: correct it and send it again, or discard it.',
      ],
    },
    keys: {
      title: 'The keyboard',
      text: [
        'Everything can be done without a mouse. Numbers answer the step; Ctrl+Enter registers; F6 goes to the next part of the screen; “?” shows all keys.',
        'While you type, letters and digits are only text. Single-key shortcuts can be turned off in your menu.',
      ],
    },
  },
}
