/** Consumes statements, identity events and messages: reads a poll, has its step do the work, and only then commits. */
package health.tributary.record.stream;
