/** Placing orders and looking at them. */
package com.acme.shop.orders;
