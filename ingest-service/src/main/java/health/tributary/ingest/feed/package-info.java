/** The feed registry and the id key, read once at start; a mistake in them ends the start with a plain sentence. */
package health.tributary.ingest.feed;
