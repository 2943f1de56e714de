/** Decides whether anything was lost, doubled or wrong. Pure: no clock, no connection. */
package health.tributary.benchmarks.check;
