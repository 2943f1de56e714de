/** The command {@code ./tributary}: what people type, and what they see. Ends with 0 (done), 1 (failed), 2 (usage) or 3 (the machine is in the way). */
package health.tributary.embedded.command;
