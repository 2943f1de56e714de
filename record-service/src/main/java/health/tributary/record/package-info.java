/** The record-service: statements become entries and persons, which are read through the FHIR API. This package wires it up. */
package health.tributary.record;
