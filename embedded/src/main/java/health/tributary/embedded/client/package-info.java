/** Clients of a running instance's doors and APIs, as its senders and subscribers are: for the command, the load driver and tests. Each wait has a limit. */
package health.tributary.embedded.client;
