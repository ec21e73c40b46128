/** The little of a Postgres connection that this program uses; values travel as text, numbers and arrays of them. */
export interface SqlConnection {
  query<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>
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
