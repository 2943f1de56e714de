/** What became different in the store, as Debezium captured it: what the notification-service and projections read. */
package health.tributary.contract.change;
