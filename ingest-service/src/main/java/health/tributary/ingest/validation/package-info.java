/** HAPI's strict FHIR parser as the door's validator. Loaded with the first message of a feed that wants it. */
package health.tributary.ingest.validation;
