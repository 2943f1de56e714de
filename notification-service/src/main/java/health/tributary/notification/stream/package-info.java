/** The way in: batches of captured changes from Kafka. */
package health.tributary.notification.stream;
