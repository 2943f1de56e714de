/**
 * The FHIR R4 API: read, search and {@code $everything}. Parsing a request, deciding access and writing bundles are pure; the
 * endpoint itself only joins them. Resources are stored as canonical text, and answers are written by joining texts.
 */
package health.tributary.record.api;
