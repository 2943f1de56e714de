/**
 * Apache Kafka itself as one KRaft node, for one machine without Docker: what the services see is a real broker. It survives
 * {@code kill -9}; it does not promise to survive loss of power, because Kafka leaves writing to the operating system.
 */
package health.tributary.embedded.broker;
