/** The doors: {@code /fhir/Subscription} and {@code /events}, and their answers in FHIR. */
package health.tributary.notification.api;
