export const time = {
  now: 'now',
  secondsAgo_one: '{{count}} s ago',
  secondsAgo_other: '{{count}} s ago',
  minutesAgo_one: '{{count}} min ago',
  minutesAgo_other: '{{count}} min ago',
  hoursAgo_one: '{{count}} h ago',
  hoursAgo_other: '{{count}} h ago',
  yesterday: 'yesterday',
  fromTo: '{{from}} to {{to}}',
  extension: 'ext.',
  moreThan: 'more than {{count}}',
}
