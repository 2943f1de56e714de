/**
 * The whole way of a message: in one thread and without a broker ({@link health.tributary.pipeline.Pipeline}), and through the
 * real processes.
 */
package health.tributary.pipeline;
