/** What the load driver and the benchmarks of single steps send: synthetic messages of made-up patients, one class a kind. */
package health.tributary.benchmarks.traffic;
