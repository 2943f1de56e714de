/**
 * The load driver: sends messages through the real doors of a running system, checks every acknowledgement, follows them to the
 * record and to a subscriber, and reports rates and latencies. A lost, doubled or wrong answer is an error, not a statistic.
 */
package health.tributary.benchmarks.load;
