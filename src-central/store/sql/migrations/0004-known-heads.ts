/**
 * The newest head that each store has acknowledged, in each history: one row a store, not one a pull. Epoch: which history
 * of this centre it is of; a recovery begins another.
 */
export const sql = `
drop table known_head;
create table known_head (
  store uuid not null,
  epoch int not null,
  position bigint not null,
  chain text not null,
  primary key (store, epoch)
);
`
