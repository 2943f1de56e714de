/** JMH benchmarks of the pure steps, each with its peer in the same run. */
package health.tributary.benchmarks.step;
