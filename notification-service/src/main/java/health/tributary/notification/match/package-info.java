/**
 * Who hears of a change, and in which order: {@code match(change, subscriptions, persons)} gives notifications, and each gets
 * the next number of its subscription. Matching is pure; numbering is a loop over one port, {@link health.tributary.notification.match.NotificationLog}.
 */
package health.tributary.notification.match;
