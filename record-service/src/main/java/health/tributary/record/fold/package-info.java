/**
 * What an entry shows: a fold, in clock order, over the set of statements about it. The set is a lattice (its join is
 * associative, commutative and idempotent), the fold a pure function of it: no order of arrival, duplicate, batch or replay
 * can matter.
 *
 * <p>Nothing here reads a clock, a file, or a network. Imports: the JDK, the event contract, Jackson's streaming parsers.
 */
package health.tributary.record.fold;
