/**
 * Reads CDA R2 documents (C-CDA among them): bytes into a light tree of elements, or into the reason why not. Pure: no clock, no
 * randomness, no input or output; content never makes it throw, and nothing that XML can refer to is ever fetched.
 *
 * <p>{@link health.tributary.ccda.CdaReader} is the way in, {@link health.tributary.ccda.Limits} the table of what a document may
 * be, {@link health.tributary.ccda.DocumentSubject} says whom it is about.
 */
package health.tributary.ccda;
