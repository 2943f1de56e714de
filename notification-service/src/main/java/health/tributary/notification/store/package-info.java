/** MongoDB: the ports of the other packages, over the collections {@code subscriptions}, {@code notifications} and
 * {@code deliveries}, and reads of the record's {@code persons} and {@code entries}. */
package health.tributary.notification.store;
