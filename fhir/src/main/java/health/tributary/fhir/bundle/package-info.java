/**
 * A FHIR message as what it states: {@link health.tributary.fhir.bundle.FhirMessage} takes a resource or a Bundle apart, and
 * {@link health.tributary.fhir.bundle.MessagePlan} says of each of its entries whose it is, under which id, and what each of its
 * references leads to. The door and the normaliser run the same plan, so that what the one accepts the other applies.
 */
package health.tributary.fhir.bundle;
