/**
 * C-CDA documents into statements. {@link health.tributary.normalizer.normalize.ccda.CcdaNormalizer} walks header and sections;
 * {@code entry} has a mapper for each kind of entry, chosen by its templates, {@code type} the data types.
 */
package health.tributary.normalizer.normalize.ccda;
