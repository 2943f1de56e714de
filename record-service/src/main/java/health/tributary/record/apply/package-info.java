/**
 * Statements become entries: a pure plan of what to write, and a thin shell that reads, plans and writes. The store's port is
 * here, on the side that needs it; {@code store} implements it.
 */
package health.tributary.record.apply;
