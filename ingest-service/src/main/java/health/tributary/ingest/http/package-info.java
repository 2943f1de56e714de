/** {@code POST /feeds/{feed}/hl7v2}: the same door as MLLP, for senders that have a key and speak HTTP. */
package health.tributary.ingest.http;
