/**
 * The shell around the step: takes batches of messages from Kafka, has each normalised, publishes what they say, and commits the
 * offsets only after the broker has acknowledged all of it. At least once; consumers know a statement by (message, position).
 */
package health.tributary.normalizer.stream;
