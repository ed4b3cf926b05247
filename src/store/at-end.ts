/** What is kept in memory as long as a transaction lasts, and written once, at its end. */
export interface AtEnd {
  /** Behind all else in the transaction. */
  write(): void
  /** The transaction is over: written or rolled back. */
  forget(): void
}
