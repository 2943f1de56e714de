/**
 * Who is whom: persons as a pure function of what was stated about subjects and of the identifiers that they share. Linking
 * and unlinking move nothing, so that what is taken back leaves no trace.
 */
package health.tributary.record.identity;
