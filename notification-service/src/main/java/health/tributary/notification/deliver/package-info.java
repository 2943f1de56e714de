/**
 * Numbered notifications on their way out: webhooks with retries, server-sent events with catch-up. Everything is read from
 * the store by "number greater than", so nothing that waits is held in memory, and every subscription moves on its own.
 */
package health.tributary.notification.deliver;
