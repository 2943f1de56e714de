/**
 * What devices measure: the checked table of metrics, and samples of them. A sample says one value for one instant or one
 * interval; what a day or a year of them amounts to is computed where they are read.
 */
package health.tributary.contract.reading;
