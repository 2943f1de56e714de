/**
 * Debezium's MongoDB connector without Kafka Connect around it: the same connector file, the same transforms and converters, one
 * producer. What the store holds reaches {@code tributary.changes} at least once and, for one subject, in order.
 */
package health.tributary.embedded.capture;
