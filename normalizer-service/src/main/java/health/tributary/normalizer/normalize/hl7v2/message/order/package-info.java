/** The messages that place, change or answer orders (ORM, OML, OMG, OMI and others): services with their imaging studies, diets and supplies. */
package health.tributary.normalizer.normalize.hl7v2.message.order;
