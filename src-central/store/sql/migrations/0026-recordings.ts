/**
 * What the PBX recorded, sealed in pieces (src-central/recordings). Content names a file: the same bytes of the same file,
 * handed over again, are the same recording. Its row stays when its time is over, so that it says what became of it; who
 * listened stays with it, and both are rows of the log as well.
 */
export const sql = `
create table recording (
  id uuid primary key,
  call_id uuid not null,
  pbx text not null,
  kind text not null check (kind in ('call', 'voicemail')),
  name text not null,
  begun_at text not null,
  duration_ms int not null,
  size int not null,
  sha256 text not null,
  peaks jsonb not null,
  received_at text not null,
  deleted_at text,
  unique (pbx, kind, name, sha256)
);
create index recording_call on recording (call_id);
create index recording_kept on recording (begun_at) where deleted_at is null;
-- Of an upload under way and of a whole one alike.
create table recording_piece (
  recording uuid not null,
  index int not null,
  sealed bytea not null,
  primary key (recording, index)
);
alter table recording_piece alter column sealed set storage external;
-- What is being handed over; one that broke off is cleared away.
create table recording_upload (
  recording uuid primary key,
  begun_at text not null
);
create table recording_listening (
  id uuid primary key,
  recording uuid not null references recording (id),
  user_id uuid not null,
  at text not null
);
create index recording_listening_recording on recording_listening (recording);

alter table log drop constraint log_outcome_check;
alter table log add constraint log_outcome_check check (outcome in
  ('accepted','refused','held','deposited','reused','keyRecovered','restored','attachmentOpened','supervised',
   'recordingPlayed','recordingDeleted'));
`
