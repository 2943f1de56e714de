/** FHIR R4 messages into statements: one of each resource, in mode snapshot. What a message means is planned by the module fhir. */
package health.tributary.normalizer.normalize.fhir;
