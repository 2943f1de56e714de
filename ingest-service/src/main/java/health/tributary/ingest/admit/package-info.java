/**
 * The decision at the door: which feed a message belongs to, what is put into its envelope, and how the sender is answered. Pure:
 * the JDK, the contract and the HL7 v2 reader only; times come in with the message.
 *
 * <p>Whatever is readable and belongs to a feed is admitted: which kinds of messages are understood is not the door's to say. What
 * is not is refused with place and rule, and goes whole to {@code tributary.rejects}.
 */
package health.tributary.ingest.admit;
