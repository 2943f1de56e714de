/**
 * HL7 v2 over MLLP release 1: {@code 0x0B} message {@code 0x1C 0x0D}. Framing and the order of answers are plain state machines; a
 * connection joins them to a socket on one event loop.
 */
package health.tributary.ingest.mllp;
