/**
 * FHIR R4 (4.0.1) JSON as a light tree that keeps number texts and member order: {@link health.tributary.fhir.FhirReader} reads
 * bytes, {@link health.tributary.fhir.StructureCheck} finds what is wrong with a resource, {@link health.tributary.fhir.FhirVersion}
 * tells R4 from others, and {@link health.tributary.fhir.ResourceSlots} yields the slots that a resource states. Nothing here
 * throws on content: what is wrong is a {@link health.tributary.fhir.Problem}.
 */
package health.tributary.fhir;
