/** Archived messages under the current mapping: what would become different (rehearsal), and sending them again (replay). */
package health.tributary.record.replay;
