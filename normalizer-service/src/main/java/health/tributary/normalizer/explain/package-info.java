/** {@code POST /explain}: what a message would say, slot by slot, with the field and the rule behind each. Nothing is stored. */
package health.tributary.normalizer.explain;
