/**
 * What messages say: a message yields one batch of statements for each of its subjects. A statement says one thing about one
 * entry at one clock; it may be wrong, late or contradicted. Nothing here merges: that is the record's fold.
 */
package health.tributary.contract.statement;
