/** Every message as it came in, for as long as it is kept: what replays, explanations and documents read. */
package health.tributary.record.archive;
