/** Who is whom: what sources, patients and operators say about subjects being the same human being. */
package health.tributary.contract.identity;
