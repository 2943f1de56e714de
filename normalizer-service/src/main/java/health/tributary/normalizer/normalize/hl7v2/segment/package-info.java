/** What each segment says of each resource: one table a file, after the official table of that segment and resource, with what no table can say. */
package health.tributary.normalizer.normalize.hl7v2.segment;
