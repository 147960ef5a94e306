/** A small shop: orders, stock, payments. */
package com.acme.shop;
