/** What an order costs: goods, discount, shipping. */
package com.acme.shop.pricing;
