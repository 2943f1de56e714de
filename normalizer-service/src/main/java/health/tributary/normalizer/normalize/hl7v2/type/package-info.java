/** How data types become JSON: HL7's (CWE, XPN, CX …) as members of FHIR's, and what FHIR alone has, such as references and extensions. */
package health.tributary.normalizer.normalize.hl7v2.type;
