/**
 * The notification-service: consumes changes of the record, matches them with subscriptions, numbers what matches and delivers
 * it by webhooks and server-sent events.
 */
package health.tributary.notification;
