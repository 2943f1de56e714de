/** Synthetic messages, for the load driver and the benchmarks of single steps. */
package health.tributary.benchmarks.message;
