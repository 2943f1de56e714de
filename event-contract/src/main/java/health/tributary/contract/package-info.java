/**
 * The contract between the services, and nothing else: topic names, typed ids, envelopes and rejections here; statements,
 * identity statements, changes and the feed registry in the packages below; {@code codec} is the only place that knows how
 * any of them is written on the wire. Pure: the JDK and a streaming JSON/CBOR parser, no clock, no randomness, no I/O.
 */
package health.tributary.contract;
