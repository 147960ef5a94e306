/** Who buys. */
package com.acme.shop.customers;
