/**
 * The load driver: sends messages through the real doors of a running system, checks every acknowledgement, follows them to the
 * record and to a subscriber, reads, and measures each step. A lost, doubled or wrong answer is a fault, not a statistic.
 */
package health.tributary.benchmarks.load;
