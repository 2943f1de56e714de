/**
 * From an admission to the broker and back: {@link health.tributary.ingest.publish.Intake} is what the doors call. No positive
 * answer leaves before {@link health.tributary.ingest.publish.Publisher} has the broker's word.
 */
package health.tributary.ingest.publish;
