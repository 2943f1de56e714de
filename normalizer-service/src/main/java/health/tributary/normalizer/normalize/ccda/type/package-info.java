/** CDA's data types (HL7 version 3 data types, release 1) to FHIR's. */
package health.tributary.normalizer.normalize.ccda.type;
