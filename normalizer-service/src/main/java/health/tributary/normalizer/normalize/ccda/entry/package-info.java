/** A mapper for each kind of entry of a document: the templates of C-CDA 2.1 to FHIR resources, after HL7's "C-CDA on FHIR". */
package health.tributary.normalizer.normalize.ccda.entry;
