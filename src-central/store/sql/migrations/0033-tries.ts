/**
 * Wrong passwords are counted by what was typed as login, whether or not anybody is called that: by its hash, because some
 * type a password there. And how often a person has had a store's key opened.
 */
export const sql = `
create table sign_in_try (login_hash text primary key, failures int not null, rests_until text, tried_at text not null);
insert into sign_in_try (login_hash, failures, rests_until, tried_at)
  select encode(sha256(convert_to(login, 'UTF8')), 'hex'), failures, locked_until, coalesce(locked_until, changed_at) from credential where failures > 0;
create table key_opening (user_id uuid primary key, opened_at text[] not null);
`
