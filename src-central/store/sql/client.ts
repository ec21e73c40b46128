/** The little of a Postgres connection that this program uses; values travel as text, numbers and arrays of them. */
export interface SqlConnection {
  query<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>
}

/** The connection was refused, is cut or has not come in time; whether its last statement was done is not known. */
export class BrokenConnection extends Error {
  /** *connection_failure*, as SQLSTATE has it. */
  readonly code = '08006'
}

export interface SqlClient extends SqlConnection {
  /**
   * One transaction on one connection; rolled back when `work` throws. What `work` has asked for without waiting is done
   * before the commit, with which it travels; where that fails, so does the transaction.
   */
  transaction<T>(
    isolation: 'read committed' | 'repeatable read',
    work: (connection: SqlConnection) => Promise<T>,
  ): Promise<T>
  /** Several statements without values: migrations. */
  script(text: string): Promise<void>
  close(): Promise<void>
}
