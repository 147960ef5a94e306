/** What there is, and where it lies. */
package com.acme.shop.stock;
