/** The doors. {@link health.tributary.ingest.IngestConfiguration} lists all that can be set. */
package health.tributary.ingest;
