/**
 * What a subscriber asks for: FHIR R4 Subscription resources, written as a client of the Subscriptions R5 Backport (1.1.0)
 * writes them, or with plain R4 criteria. Pure: JSON in, terms or a list of issues out.
 */
package health.tributary.notification.subscription;
