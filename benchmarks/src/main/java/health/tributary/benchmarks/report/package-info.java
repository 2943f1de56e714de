/** What a run of the load driver came to: latencies by step, and the report for people and for programs. */
package health.tributary.benchmarks.report;
